//! What is worth a look in a bank that loads.

use jiff::civil::Date;

use super::Bank;
use super::faults::{Finding, arrange};

/// Everything that is worth a look in a bank as of a day, by file and line: the warnings of loading and those found here.
#[must_use]
pub fn check(bank: &Bank, today: Date) -> Vec<Finding> {
    let _ = today;
    let mut findings = bank.warnings.clone();
    arrange(&mut findings);
    findings
}
