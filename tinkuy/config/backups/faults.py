class BackupFault(Exception):
    """What cannot be backed up, restored or verified, with the sentence for the operator."""


class Busy(BackupFault):
    """Another process does it at this moment: nothing is wrong."""
