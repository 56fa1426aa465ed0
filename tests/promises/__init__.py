"""What Tinkuy promises, kept by tests that know no page by name: they walk along all of them.

Five walks find a new page by themselves. Which one a new question belongs to:

- `pages/recorded.py`, the record: every page once for each of some readers, in a world whose every text is markup. A
  judge is a test of `pages/test_answers.py` that takes `record` and reads it; it opens nothing. A new reader is one
  more name in `READERS`. Ask here whatever can be read off an answer: headers, words, scripts, status, hours, what was
  logged, whom it let in. What asks otherwise (odd values, more rows) takes `written_on` and goes on from the record, in
  its world and with its browsers: what a page looks for and how often it asks the database stands in it.
- `sent` of `access/test_access.py`: every route once by a form that bears marks, by somebody whom the matrix lets in. A
  judge is a test that takes `sent`. Ask here what comes of a post.
- `access/gate.py`, the gate: every role at every row of the matrix, a thousand times in the time of fifty pages. Ask
  here who is let in. A new route needs its argument in `access/routes.py`, and nothing else. The other walks knock at
  no door that the matrix closes (`access/declared.py`): that the gate does as it says is asked here.
- `access/crawling.py`, the crawler: somebody who follows links and sends forms in one of two cycles, each word of which
  has its readers (`access/twins.py`). Ask here what somebody may come to know. A new secret is one more `canary`.
- `numbers_on_pages.py` and `twin_readings.py`, the numbers: everything that is counted, read by who may read least.

The other folders start real processes and do not walk.
"""
