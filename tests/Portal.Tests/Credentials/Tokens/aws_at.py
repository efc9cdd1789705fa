"""The AWS command line by another clock: the machine's, and as many seconds more as a file says at each look."""
import datetime
import os
import sys

import botocore.auth
import botocore.credentials
from awscli.clidriver import main


def moved():
    with open(os.environ["CLOCK_FILE"], encoding="ascii") as file:
        return datetime.timedelta(seconds=float(file.read()))


signing = botocore.auth.get_current_datetime
botocore.auth.get_current_datetime = lambda *args, **kwargs: signing(*args, **kwargs) + moved()

local = botocore.credentials._local_now
refreshable = botocore.credentials.RefreshableCredentials.__init__


def init(self, *args, **kwargs):
    kwargs.setdefault("time_fetcher", lambda: local() + moved())
    refreshable(self, *args, **kwargs)


botocore.credentials.RefreshableCredentials.__init__ = init
sys.exit(main())
