//! Documents and exercises: objects of their own, never settled by an answer about the thing they are about.

use super::Class::Document;
use super::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("policy", Document, "policy|=policies|policy and procedure|policies and procedures"),
    row("procedure", Document, "=procedure|=procedures|runbook|playbook|standard operating procedure"),
    row("program", Document, "=program|=programs"),
    row("plan", Document, "=plan|=plans|strategy"),
    row(
        "awareness-training",
        Document,
        "security awareness|awareness training|security training|security awareness training|employee training|staff training|awareness program|security education|privacy training|training for employees|training for staff|train staff|train employees|training program|phishing simulation|secure coding training",
    ),
    row("risk-assessment", Document, "risk assessment|risk analysis|risk evaluation"),
    row("risk-management", Document, "risk management|risk register|risk treatment"),
    row("dpia", Document, "dpia|data protection impact assessment|privacy impact assessment|impact assessment"),
    row("bia", Document, "business impact analysis"),
    row("insurance", Document, "insurance|cyber insurance|liability insurance|insured|cyber liability"),
    row(
        "dpa",
        Document,
        "=dpa|data processing agreement|data processing addendum|data protection agreement|data protection addendum|article 28 agreement",
    ),
    row("nda", Document, "=nda|non disclosure agreement|confidentiality agreement|nondisclosure agreement"),
    row(
        "sla",
        Document,
        "=sla|service level agreement|uptime guarantee|availability guarantee|service level|availability commitment|uptime commitment|uptime sla|availability sla",
    ),
    row("baa", Document, "=baa|business associate agreement"),
    row("sbom", Document, "sbom|software bill of materials"),
    row("report", Document, "=report|=reports|summary report"),
    row("evidence", Document, "evidence|proof"),
    row("inventory", Document, "inventory|asset register|asset inventory|=register"),
    row("terms", Document, "terms of service|terms and conditions"),
    row("privacy-policy", Document, "privacy policy|privacy notice|privacy statement"),
    row("questionnaire", Document, "questionnaire|security questionnaire"),
    row("architecture-diagram", Document, "architecture diagram|network diagram|data flow diagram|data flow"),
    row(
        "incident-response-plan",
        Document,
        "incident response plan|incident response procedure|incident response process|incident management plan|incident response policy|incident response program|incident management process|incident handling procedure",
    ),
    row(
        "business-continuity",
        Document,
        "business continuity|business continuity plan|contingency plan|bcp|continuity plan|continuity of operation|business continuity management",
    ),
    row(
        "disaster-recovery",
        Document,
        "disaster recovery|disaster recovery plan|dr plan|drp|disaster recovery capability",
    ),
    row(
        "information-security-policy",
        Document,
        "information security policy|security policy|infosec policy|cybersecurity policy|information security policies",
    ),
    row("code-of-conduct", Document, "code of conduct|code of ethics|acceptable use"),
    row("dpo", Document, "=dpo|data protection officer|privacy officer"),
    row("ciso", Document, "=ciso|chief information security officer|head of security|security officer|security team"),
];
