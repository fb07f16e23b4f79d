"""The window. Qt only: no SQL, and no arithmetic on a study; that is `qda`'s."""
