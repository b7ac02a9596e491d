"""`python -m cpguide` is `cpguide`."""

import sys

from cpguide.cli import main

sys.exit(main())
