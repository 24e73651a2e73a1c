"""The log of who looked at, changed or was refused what: a database of its own that can be added to, and nothing else.

Every entry carries the hash of the one before it (`chain`), the database refuses to change or remove one (`sqlite`, `postgresql`), and
`verifying` finds what was changed all the same. Nothing is shown to anybody before its entry is on disk (`log.AuditLog.record`).
"""
