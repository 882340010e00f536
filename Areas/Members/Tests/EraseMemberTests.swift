import Access
import Foundation
import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct EraseMemberTests {
    private static let name = "Nguyễn Thị Tuyệt Mật"
    private static let seal = SecretSeal(hex: String(repeating: "5a", count: 32)) ?? .none

    @Test(arguments: TestStore.engines)
    func `after a person was erased no table tells the name`(engine: EngineName) async throws {
        try await MembersWorld.with(engine, seal: EraseMemberTests.seal) { world in
            try await world.batch((1...300).map { "N\($0),Trần \($0),,,CS1,2020-01-01," })
            try await world.batch(["A1,Nguyễn Thị Tuyệt,1990-02-03,female,CS1,2020-01-01,"])
            try await world.batch(["A1,\(EraseMemberTests.name),1990-02-03,female,CS1,2020-01-01,"], updates: true)
            try await world.describe("A1", ["full_name": EraseMemberTests.name + " Nhé"], version: 2)
            let audits = try await world.audits()
            let number = try #require(try await world.find(["A1"])["A1"]?.number)

            try await world.erase("A1")

            let person = try await world.person("A1")
            let found = try await world.search("tuyet mat")
            let after = try await world.audits()
            let record = try await world.find(["A1"])["A1"]
            let everything = try await world.everything()
            #expect(person == nil && found.isEmpty)
            #expect(record?.number == number && record?.assignments.count == 1)
            #expect(after.prefix(audits.count) == audits[...])
            for secret in ["Tuyệt", "tuyet"] {
                #expect(!everything.contains { $0.contains(secret) }, "\(secret)")
            }
            await #expect(throws: Refusal("member_erased")) { try await world.erase("A1") }
            let again = try await world.take(["A1,Ai đó,,,CS3,2025-01-01,"])
            #expect(again.rejects == ["2 member_no bad_value.open_member"])
        }
    }

    @Test func `the file of the database holds no byte of an erased name`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "erase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "copy.sqlite").path
        try await MembersWorld.with(.sqlite, seal: EraseMemberTests.seal) { world in
            try await world.batch((1...2_000).map { "N\($0),Trần \($0),,,CS1,2020-01-01," })
            try await world.batch(["A1,Nguyễn Thị Tuyệt,1990-02-03,female,CS1,2020-01-01,"])
            try await world.batch(["A1,\(EraseMemberTests.name),1990-02-03,female,CS1,2020-01-01,"], updates: true)
            try await world.describe("A1", ["full_name": EraseMemberTests.name + " Nhé"], version: 2)
            try await world.store.forgetRemoved()
            guard case .sqlite(let source) = world.store.address else { return }
            let full = try Data(contentsOf: URL(fileURLWithPath: source))
            #expect(full.range(of: Data("Tuyệt Mật".utf8)) != nil)

            try await world.erase("A1")
            try await world.store.forgetRemoved()

            for file in [source, source + "-wal"] where FileManager.default.fileExists(atPath: file) {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
                #expect(bytes.range(of: Data("Tuyệt".utf8)) == nil, "\(file)")
                #expect(bytes.range(of: Data("tuyet".utf8)) == nil, "\(file)")
            }
            try await world.store.backup(to: path)
        }
        let copy = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(copy.range(of: Data("Tuyệt".utf8)) == nil)
    }

    @Test(arguments: TestStore.engines)
    func `an audit row tells a person only while the person's key is there`(engine: EngineName) async throws {
        try await MembersWorld.with(engine, seal: EraseMemberTests.seal) { world in
            try await world.take(["A1,Nguyễn Thị Tuyệt,1990-02-03,female,CS1,2020-01-01,"])
            try await world.describe("A1", ["full_name": EraseMemberTests.name], version: 1)
            let number = try #require(try await world.find(["A1"])["A1"]?.number)
            let row = try #require(try await world.audits().last { $0.contains("members.describe") })
            let sealed = try #require(row.firstMatch(of: /"after":"([^"]+)"/)?.output.1)

            let read = try await world.opened(String(sealed), of: number)
            let foreign = try await world.opened(String(sealed), of: number, with: SecretSeal.none)
            try await world.erase("A1")
            let erased = try await world.opened(String(sealed), of: number)

            #expect(!row.contains("Tuyệt"))
            #expect(
                read == ["full_name": EraseMemberTests.name, "birth_date": "1990-02-03", "sex": "female"])
            #expect(foreign == nil && erased == nil)
        }
    }

    @Test func `nobody is erased while an account bears the name`() async throws {
        let accounts = MemberDependents(name: "accounts", namesPersons: true) { _, _ in 1 }
        try await MembersWorld.with(.sqlite, dependents: [accounts]) { world in
            try await world.take(["A1,An,,,CS1,2020-01-01,"])

            await #expect(throws: Refusal("member_erase_accounts")) { try await world.erase("A1") }
            await #expect(throws: NotFound.self) { try await world.erase("A9") }
            await #expect(throws: NotFound.self) { try await world.erase("A1", as: MembersWorld.officer(of: "CS1")) }

            let person = try await world.person("A1")
            #expect(person != nil)
        }
    }
}

extension MembersWorld {
    fileprivate func erase(_ memberNo: String, as actor: Actor = .commandLine) async throws {
        try await store.write { tx in try EraseMember(memberNo, members: members).run(as: actor, in: tx) }
    }

    fileprivate func describe(_ memberNo: String, _ texts: [String: String], version: Int64) async throws {
        let action = KeepMember(
            members: members, memberNo: memberNo, change: .describe, version: version, texts: texts)
        try await store.write { tx in try action.run(as: .commandLine, in: tx) }
    }

    fileprivate func opened(
        _ sealed: String, of member: Int64, with seal: SecretSeal? = nil
    ) async throws -> [String: String]? {
        let own = seal.map(PersonSeal.init) ?? members.seal
        return try await store.read { tx in try own.opened(sealed, of: member, in: tx) }
    }

    fileprivate func audits() async throws -> [String] {
        try await store.read { tx in
            try tx.rows("SELECT action, subject, details FROM audit ORDER BY number").map { row in
                try (0..<3).map { try row.text($0) }.joined(separator: " ")
            }
        }
    }

    /// Every text and every run of bytes of every table of the area, of the imports and of the audit.
    fileprivate func everything() async throws -> [String] {
        let tables = [
            "member", "member_assignment", "member_person", "member_word", "member_change", "member_merge",
            "member_distinct", "member_key", "member_erasure", "import_batch", "import_upload", "import_rejects",
            "audit",
        ]
        return try await store.read { tx in
            var texts: [String] = []
            for table in tables {
                try tx.forEach(SQL(stringLiteral: "SELECT * FROM \(table)")) { row in
                    for value in row.values {
                        switch value {
                        case .text(let text): texts.append(text)
                        case .blob(let bytes): texts.append(String(decoding: bytes, as: UTF8.self))
                        default: continue
                        }
                    }
                }
            }
            return texts
        }
    }
}
