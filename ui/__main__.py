"""`python -m ui [PROJECT]` opens the window."""

import sys

from ui.app import main

sys.exit(main())
