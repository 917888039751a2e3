//! Terms that an answer does not depend on: whose service it is, and the politeness of asking.

use super::Class::Light;
use super::{Row, row, says};

pub(super) const ROWS: &[Row] = &[
    row(
        "you",
        Light,
        "=you|=your|=yours|your organization|the organization|your company|the company|your firm|the vendor|the =supplier|\
         the =provider|the service provider|the cloud service provider|the cloud provider|your business|the bidder|\
         the contractor|the respondent|your institution|the firm|your team|the =csp|=csp|the tenderer|the proponent|the operator|\
         the processor|the data processor|organization|company|your organization and its staff",
    ),
    says("we", Light, "=we|=us|=our|=ours", "customers"),
    row(
        "service",
        Light,
        "service|platform|solution|=product|=products|=offering|=application|=applications|=app|=apps|saas|software|cloud service|cloud application|tool|\
         the system|your system|system|saas application|hosted service|web application|environment|your environment|\
         your infrastructure|infrastructure",
    ),
    row(
        "asking",
        Light,
        "please|kindly|describe|indicate|confirm|can you confirm|state|specify|explain|detail|elaborate|outline|clarify|\
         provide|tell|advise|comment|give|list|summarize|if so|if yes|if applicable|in place|able|ability|capable|\
         capability|possible|possibility|way|manner|currently|current|presently|today|at present|at this time|exist|\
         =use|=used|=uses|=using|utilize|employ|=apply|=applied|=applies|=have|=has|=having|operate|maintain|implement|implemented and maintained|\
         establish|define|ensure|make|made|take|taken|put|set up|undertake|perform|=execute|=executed|carry out|carried out|conduct|\
         measure|control|technical measure|mechanism|safeguard|protection measure|practice|\
         technical and organizational measure|process procedure and technical measure|relevant|appropriate|adequate|\
         =applicable|suitable|sufficient|properly|effective|respective|corresponding|own|=whose|question|answer|response to this|\
         =use of|make use of|in use|general|generally|type|kind|form|sort|overall|name|feature|functionality|option|scope|\
         approach|part|part of|respect|regard|regarding|relation|related|associated|concerning|purpose|level|need|event|case",
    ),
    row("data", Light, "data|=information|content|record|file"),
    row("storage-place", Light, "location|place|site|storage"),
];
