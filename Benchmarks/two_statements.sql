\set product random(1, 60)
\set member random(1, 20000)
\set point random(1, 200)
\set number random(1, 9000000000000000000)
\startpipeline
BEGIN;
UPDATE bare_quota SET used = used + 1 WHERE product = :product AND member = :member AND used < cap;
INSERT INTO bare_ledger (id, product, member, point, list_amount, paid_amount) VALUES (:number, :product, :member, :point, 20000, 18000);
COMMIT;
\endpipeline
