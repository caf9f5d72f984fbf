"""Makes the network that reads claims: `reftel.rules.network` reads what this package writes.

A teacher, a small pretrained encoder, learns from marked texts and then labels varied copies of their sentences. A
student, small enough to ship, learns from the marks and from those labels. Only the student is shipped.
"""
