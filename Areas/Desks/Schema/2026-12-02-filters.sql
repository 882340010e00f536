CREATE TABLE desk_filter (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL
);

CREATE INDEX desk_filter_person ON desk_filter (person, list);

CREATE TABLE desk_tour (
    person TEXT PRIMARY KEY,
    step BIGINT NOT NULL CONSTRAINT desk_tour_step CHECK (step BETWEEN 0 AND 5)
);
