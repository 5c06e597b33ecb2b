-- Deleting a person looks for what they agreed to: in an index, not in every
-- favour's past. Most events are of no person.
CREATE INDEX favour_event_person ON favour_event (person_id) WHERE person_id IS NOT NULL;
