from __future__ import annotations
from qda.project import Project
from qda.analysis.verify import check


def test_x(study, tables):
    assert check(study) == []
    t = tables(study)
    n = 0
    while study.undo():
        n += 1
    assert n > 15
    while study.redo():
        pass
    assert tables(study) == t
