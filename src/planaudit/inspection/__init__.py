"""inspection: what was read of one document, for somebody who doubts a rating.

A room of its own, beside `audit`: it takes what an audit takes, a Document and its Reading, and
says nothing of rules or levels. It is no part of `reports`, which know a batch of audits and
nothing of how a document was read.
"""
