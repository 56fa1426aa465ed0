class BackupFault(Exception):
    """What cannot be backed up, restored or verified, with the sentence for the operator."""
