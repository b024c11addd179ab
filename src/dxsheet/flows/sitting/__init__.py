"""What `new` and `resume` are made of: a session of questions, sources of answers, the paper."""
