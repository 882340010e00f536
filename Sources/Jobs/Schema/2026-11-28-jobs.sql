CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    actor TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    parameters TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT job_state
        CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
    done BIGINT NOT NULL,
    total BIGINT,
    made_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    lease_until BIGINT,
    wants_cancel BIGINT NOT NULL CONSTRAINT job_wants_cancel CHECK (wants_cancel IN (0, 1)),
    refusal TEXT,
    refusal_parameters TEXT,
    path TEXT
);

CREATE TABLE job_file (
    job_id TEXT PRIMARY KEY REFERENCES job (id),
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    content BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX job_state_made ON job (state, made_at);
CREATE INDEX job_owner ON job (owner, made_at);
CREATE INDEX job_file_made ON job_file (made_at);
