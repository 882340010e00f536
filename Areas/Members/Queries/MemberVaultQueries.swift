internal import Imports
internal import Kernel
internal import Storage

/// The statements about keys of persons and about erasing them.
enum MemberVaultQueries {
    static func isErased(_ member: Int64, in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM member_erasure WHERE member_number = \(member)") != nil
    }

    static func erase(_ members: [Int64], by actor: Actor, in tx: Transaction) throws {
        try MemberWordQueries.remove(of: members, in: tx)
        try tx.run("DELETE FROM member_person WHERE member_number IN \(list: members)")
        try tx.run("DELETE FROM member_key WHERE member_number IN \(list: members)")
        try tx.run(
            """
            UPDATE member_change SET full_name = NULL, birth_date = NULL, sex = NULL
            WHERE member_number IN \(list: members)
            """)
        let change = try ImportLog.nextNumber(in: tx)
        try tx.run("UPDATE member SET version = version + 1, changed_in = \(change) WHERE number IN \(list: members)")
        try tx.insert(
            into: "member_erasure", ["member_number", "erased_at", "erased_by"],
            rows: members.map { [$0.sqlValue, tx.now.sqlValue, actor.signature.sqlValue] })
    }

    static func key(of member: Int64, in tx: Transaction) throws -> (content: [UInt8], isSealed: Bool)? {
        try tx.first("SELECT content, is_sealed FROM member_key WHERE member_number = \(member)")
            .map { (try $0.blob(0), try $0.bool(1)) }
    }

    static func insertKey(_ content: [UInt8], isSealed: Bool, of member: Int64, in tx: Transaction) throws {
        try tx.run(
            "INSERT INTO member_key (member_number, content, is_sealed) VALUES (\(member), \(content), \(isSealed))")
    }
}
