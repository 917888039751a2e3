//! What becomes of each question: propose, compose, decide, fill, report. Here the customer's side and ours meet.
