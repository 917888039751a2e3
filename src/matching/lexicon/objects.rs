//! What is protected or handled: kinds of data, media, systems.

use super::Class::Object;
use super::{Row, row, says};

pub(super) const ROWS: &[Row] = &[
    row(
        "customer-data",
        Object,
        "=customer data|=customers data|=client data|=clients data|our data|tenant data|=user data|=users data|=customer information|=client information|\
         =customer content|our information|our content|subscriber data|customer s data|=customer record|scoped data|institution data|\
         institutional data|university data|data of customers|customer owned data|data we entrust to you|your data|our company data",
    ),
    row(
        "personal-data",
        Object,
        "personal data|=pii|personal information|personally identifiable information|personal identifiable information|\
         personally identifying information|personal customer data|customer personal data|our personal data",
    ),
    says(
        "sensitive-data",
        Object,
        "sensitive data|confidential data|sensitive information|confidential information|our confidential data|\
         our sensitive data|sensitive customer data|confidential customer data|our confidential information|our sensitive information|\
         business sensitive data|restricted data|protected data",
        "data",
    ),
    row(
        "special-category-data",
        Object,
        "special category data|special category|special categories of personal data|special category of personal data",
    ),
    row(
        "health-data",
        Object,
        "=phi|=ephi|health information|protected health information|health data|patient data|medical record|medical data|electronic protected health information",
    ),
    row(
        "cardholder-data",
        Object,
        "cardholder data|card data|payment card data|credit card data|credit card|payment card|=chd|card number|credit card information|credit card number|payment card information|card holder data|debit card",
    ),
    row("payment-data", Object, "payment data|billing data|payment information|billing information|payment detail"),
    row("biometric-data", Object, "biometric|biometric data|fingerprint|facial recognition"),
    row("financial-data", Object, "financial data|financial information|bank account"),
    row("account-data", Object, "account data|account information|user account data"),
    row("metadata", Object, "metadata|meta data"),
    row("telemetry", Object, "telemetry|usage data|operational data|usage statistics|usage information"),
    row("production-data", Object, "production data|live data|real customer data"),
    row(
        "logs",
        Object,
        "=log|=logs|=logging|=logged|log data|log file|event log|log record|log entry|security log|system log|log event|log information|record in a log",
    ),
    says(
        "audit-log",
        Object,
        "audit log|audit trail|audit record|audit logging|activity log|auditable log|audit event",
        "logs",
    ),
    says("access-log", Object, "access log|log of access|access logging", "logs"),
    row(
        "backups",
        Object,
        "backup|back up|backed up|backups|backup copy|back up copy|backup data|data backup|backups of data|data back up|snapshot",
    ),
    row("passwords", Object, "password|passphrase|user password|account password"),
    row(
        "credentials",
        Object,
        "credential|login credential|=authenticator|=authenticators|user credential|access credential",
    ),
    row("session-tokens", Object, "session token|session identifier|session id|session cookie|session"),
    row("api-keys", Object, "api key|api token|api credential"),
    row(
        "integration-tokens",
        Object,
        "integration token|refresh token|oauth token|integration credential|access token",
    ),
    row("secrets", Object, "secret|application secret|provider key"),
    row(
        "encryption-keys",
        Object,
        "encryption key|cryptographic key|decryption key|master key|crypto key|=keys|private key|signing key|key material",
    ),
    row("source-code", Object, "source code|code base|codebase|=code"),
    row("databases", Object, "database|data store|datastore|primary database"),
    row("storage-volumes", Object, "storage volume|disk|hard disk|hard drive|volume|storage device"),
    row(
        "removable-media",
        Object,
        "removable media|usb|usb drive|usb stick|portable media|portable storage|removable storage|flash drive",
    ),
    row("media", Object, "=media|storage media|physical media"),
    row(
        "endpoints",
        Object,
        "endpoint|laptop|workstation|desktop|end user device|endpoint device|company device|corporate device|staff device",
    ),
    row(
        "mobile-devices",
        Object,
        "mobile device|byod|bring your own device|smartphone|mobile phone|tablet|personal device|personally owned device",
    ),
    row("servers", Object, "server|virtual machine|production server|virtual server"),
    row("dedicated-servers", Object, "dedicated server|dedicated machine|dedicated hardware|dedicated host"),
    row("network", Object, "network|network infrastructure"),
    row("data-centers", Object, "data center|datacenter|data centre|hosting facility|colocation"),
    row(
        "production",
        Object,
        "=production|production environment|production system|live environment|live system|production infrastructure|production access",
    ),
    row(
        "test-environment",
        Object,
        "test environment|non production|staging|development environment|nonproduction|test system|lower environment",
    ),
    row("email", Object, "email|e mail|electronic mail"),
    row("analytics", Object, "analytics|analytic|web analytics"),
    row("uploads", Object, "uploaded file|upload|uploaded document|document uploaded"),
    row("messages", Object, "message|chat|conversation"),
    row(
        "models",
        Object,
        "ai model|machine learning model|ml model|language model|large language model|llm|artificial intelligence model|model|ai system|machine learning algorithm|ai algorithm",
    ),
    row("cookies", Object, "cookie|authentication cookie"),
    row(
        "vulnerabilities",
        Object,
        "vulnerability|security weakness|security flaw|security vulnerability|cve|security hole|weakness",
    ),
    row(
        "dependencies",
        Object,
        "dependency|third party library|open source library|open source component|third party component|software dependency|library|software component|open source dependency|third party dependency|third party package",
    ),
    row(
        "critical-patches",
        Object,
        "critical patch|critical security patch|critical update|critical security update|critical vulnerability patch|critical fix|emergency patch",
    ),
    row(
        "patches",
        Object,
        "=patch|=patches|security patch|security update|=patching|=patched|software patch|patch management|flaw remediation|software update|system update",
    ),
    row(
        "incidents",
        Object,
        "incident|security incident|security event|information security incident|cybersecurity incident|cyber incident",
    ),
    row(
        "breaches",
        Object,
        "breach|data breach|security breach|personal data breach|breach of personal data|data leak|compromise",
    ),
    row("outages", Object, "outage|downtime|service interruption|disruption"),
    row("regions", Object, "=region|=regions|availability zone|hosting region|cloud region|data region"),
    row("subscriptions", Object, "contract|agreement|subscription|service agreement"),
    row("ip-addresses", Object, "ip address"),
    row("traffic", Object, "traffic|=connection|=connections|=communication|=communications"),
    row(
        "internal-traffic",
        Object,
        "internal traffic|internal connection|internal communication|replication traffic|service to service|server to server|internal network traffic|between internal service|app to database|node to node",
    ),
    row(
        "permissions",
        Object,
        "permission|access right|entitlement|privilege|user access|access privilege|user permission|user access right|access permission",
    ),
    row(
        "trackers",
        Object,
        "tracker|third party tracker|tracking|tracking cookie|tracking technology|tracking pixel|advertising tracker",
    ),
];
