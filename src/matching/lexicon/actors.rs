//! Who does something, and to whom it is done.

use super::Class::Actor;
use super::{Row, row, says};

pub(super) const ROWS: &[Row] = &[
    row(
        "customers",
        Actor,
        "=customer|=customers|=client|=clients|=subscriber|=subscribers|=tenant|=tenants|data controller|=controller",
    ),
    row("users", Actor, "=user|=users|end user|=endusers|=member|=members|account holder"),
    row(
        "administrators",
        Actor,
        "administrator|=admin|=admins|admin user|admin operator|administrative user|administrator account|admin account|administrative account|\
         administrative access|admin access|administrator access|privileged access|privileged user|privileged account|\
         privileged administrative access",
    ),
    row(
        "staff",
        Actor,
        "employee|staff|personnel|workforce|worker|staff member|team member|workforce member|your people|your staff|own staff",
    ),
    row("contractors", Actor, "=contractors|=contractor|temporary worker|contingent worker|contract staff"),
    row(
        "subprocessors",
        Actor,
        "subprocessor|sub processor|subcontractor|sub contractor|subcontracted processor|third party processor|fourth party",
    ),
    row(
        "third-parties",
        Actor,
        "third party|3rd party|=suppliers|=vendors|service providers|=supplier|=vendor|third party provider|\
         third party service provider|third party vendor|third party supplier|external party|outside party|external provider|\
         external service provider|external vendor|outside company",
    ),
    row(
        "independent",
        Actor,
        "independent|external|independent third party|outside firm|outside tester|independent external",
    ),
    row("partners", Actor, "business partner|=partner|=partners"),
    row(
        "authorities",
        Actor,
        "authority|regulator|supervisory authority|law enforcement|government|government agency|data protection authority",
    ),
    row("data-subjects", Actor, "data subject|individual|natural person"),
    says(
        "affected-customers",
        Actor,
        "affected customer|impacted customer|affected client|impacted client",
        "customers",
    ),
    row(
        "management",
        Actor,
        "management|senior management|=executive|=executives|leadership|board of directors|top management|executive leadership",
    ),
    row(
        "ai-providers",
        Actor,
        "ai provider|model provider|llm provider|ai vendor|ai model provider|ai service provider",
    ),
    row("developers", Actor, "developer|engineer|development team|programmer"),
    row(
        "advertisers",
        Actor,
        "=advertiser|=advertisers|ad network|advertising platform|advertising partner|data broker",
    ),
];
