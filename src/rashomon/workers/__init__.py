"""Work shared out to processes, on this machine or on a cluster; what comes back comes in the order of what went in."""

from rashomon.workers.ahead import Ahead
from rashomon.workers.journal import Journal
from rashomon.workers.pool import Pool, Workers
from rashomon.workers.readings import Kept, pack, read_by, read_here, unpacked, unread
from rashomon.workers.serving import serve

__all__ = ["Ahead", "Journal", "Kept", "Pool", "Workers", "pack", "read_by", "read_here", "serve", "unpacked", "unread"]
