\set product random(1, 60)
\set member random(1, 20000)
\set point random(1, 200)
\set number :number + 1
\set id :run * 1000000000000 + :client_id * 1000000000 + :number
\startpipeline
BEGIN;
UPDATE bare_quota SET used = used + 1 WHERE product = :product AND member = :member AND used < cap;
INSERT INTO bare_ledger (id, product, member, point, list_amount, paid_amount)
VALUES (:id, :product, :member, :point, 20000, 18000);
COMMIT;
\endpipeline
