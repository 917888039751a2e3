//! The words by which it is seen what a text hangs on.

/// Who may be somewhere.
pub(super) const SOMEBODY: [&str; 14] = [
    "user",
    "users",
    "customer",
    "customers",
    "client",
    "clients",
    "employee",
    "employees",
    "staff",
    "personnel",
    "administrator",
    "administrators",
    "people",
    "engineers",
];

/// What else may be somewhere, so that a word for somebody may only say whose it is.
pub(super) const THINGS: [&str; 14] = [
    "data",
    "information",
    "server",
    "servers",
    "backup",
    "backups",
    "log",
    "logs",
    "center",
    "centers",
    "content",
    "files",
    "records",
    "systems",
];

/// Who may have what is theirs, and what is others'.
pub(super) const THEIRS: [&str; 8] =
    ["user", "users", "customer", "customers", "client", "clients", "member", "members"];

/// What something is more or less.
pub(super) const DEGREES: [&str; 16] = [
    "reliable",
    "current",
    "complete",
    "independent",
    "confidential",
    "accurate",
    "good",
    "well",
    "mature",
    "resilient",
    "robust",
    "stable",
    "recent",
    "strict",
    "effective",
    "transparent",
];

/// How words for a record begin, and for having it.
pub(super) const RECORDS: [&str; 13] = [
    "record",
    "report",
    "log",
    "trail",
    "audit",
    "transparen",
    "summar",
    "histor",
    "track",
    "trace",
    "evidence",
    "see",
    "visib",
];

/// Words that say of something that it has been begun.
pub(super) const UNDER_WAY: [&str; 12] = [
    "begun",
    "began",
    "started",
    "commenced",
    "underway",
    "ongoing",
    "pursuing",
    "pursue",
    "preparing",
    "initiated",
    "scheduled",
    "engaged",
];

/// Those whom the vendor serves.
pub(super) const SERVED: [&str; 6] = ["customers", "clients", "users", "tenants", "subscribers", "offices"];
