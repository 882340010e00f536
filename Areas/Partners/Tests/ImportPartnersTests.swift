import Storage
import TestKit
import Testing

@testable import Partners

@Suite struct ImportPartnersTests {
    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: ["partners"]) { world in
            try await world.expect(
                [
                    (",Tên,group,", "code missing_value"), ("a/b,Tên,group,", "code bad_value.code"),
                    ("X1,,group,", "name missing_value"), ("X2,Tên,,", "legal_kind missing_value"),
                    ("X3,Tên,company,", "legal_kind bad_value.choice"),
                    ("X4,Tên,group,D T", "parent_code bad_value.code"),
                    ("X5,Tên,group,NO.SUCH", "parent_code unknown_partner"),
                    ("X6,Tên,group,DT1.HN", "parent_code bad_value.head_partner"),
                    ("X7,Tên,group,X7", "parent_code bad_value.no_loop"),
                    ("X8,,group,NO.SUCH", "name missing_value"),
                    ("DT1,Tập đoàn Khác,group,", "name differs"),
                    ("DT1,Tập đoàn Bền Vững,household,", "legal_kind differs"),
                    ("DT1.HN,Chi nhánh Hà Nội,enterprise,", "parent_code differs"),
                ], of: "partners")
        }
    }

    @Test(arguments: TestStore.engines)
    func `branches may stand above their heads, and chains and circles are rejected`(engine: EngineName) async throws {
        let rows = [
            "B1,Chi nhánh,enterprise,H", "B2,Nhánh của nhánh,enterprise,B1", "L1,Vòng,group,L2", "L2,Vòng,group,L1",
            "T1,Vòng ba,group,T2", "T2,Vòng ba,group,T3", "T3,Vòng ba,group,T1", "U1,Mồ côi,group,U2",
            "U2,Mồ côi,group,NO.SUCH", "H,Đối tác chính,corporation,",
        ]
        try await PartnersWorld.with(engine, taking: []) { world in
            let outcome = try await world.take("partners", rows)
            let register = try await world.register()
            let backwards = try await PartnersWorld.with(engine, taking: []) { other in
                let outcome = try await other.take("partners", rows.reversed())
                return (outcome.tally, try await other.register().partners.map { "\($0.code)" }.sorted())
            }

            #expect(
                outcome.rejects == [
                    "3 parent_code bad_value.head_partner", "4 parent_code bad_value.no_loop",
                    "5 parent_code bad_value.no_loop", "6 parent_code bad_value.head_partner",
                    "7 parent_code bad_value.head_partner", "8 parent_code bad_value.head_partner",
                    "9 parent_code bad_value.head_partner", "10 parent_code unknown_partner",
                ])
            #expect(register.partner(code: "B1")?.parentNumber == register.partner(code: "H")?.number)
            #expect(backwards.0 == outcome.tally)
            #expect(backwards.1 == ["B1", "H"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `repeats, duplicates and mended rows`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: []) { world in
            let outcome = try await world.take(
                "partners",
                [
                    "B,Chi nhánh,enterprise,A", "C,Tên,group,NO.SUCH", "C,Tên,group,", "A,Tên,group,", "A, Tên ,group,",
                    "A,Khác,group,", "B,Chi nhánh,enterprise,A", "B,Chi nhánh,enterprise,",
                ])

            let register = try await world.register()
            let again = try await world.take("partners", ["B,Chi nhánh,enterprise,A", "A,Tên,group,"])
            #expect(outcome.tally == "3 taken, 2 already there, 3 rejected")
            #expect(
                outcome.rejects == ["3 parent_code unknown_partner", "7 code duplicate_key", "9 code duplicate_key"])
            #expect(register.partners.map(\.code) == ["A", "C", "B"])
            #expect(again.tally == "2 already there")
        }
    }

    @Test(arguments: TestStore.engines)
    func `an update changes partners, but a head with branches stays a head`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: ["partners"]) { world in
            let moved = try await world.take(
                "partners",
                [
                    "DT2,Hộ kinh doanh Hoa Mai,enterprise,", "DT1,Tập đoàn Bền Vững,group,DT2",
                    "DT3,Đối tác mới,group,",
                ], updates: true)
            let freed = try await world.take(
                "partners", ["DT1,Tập đoàn Bền Vững,group,DT3", "DT1.HN,Chi nhánh Hà Nội,enterprise,DT3"], updates: true
            )

            let register = try await world.register()
            let three = try #require(register.partner(code: "DT3"))
            #expect(moved.rejects == ["3 parent_code bad_value.head_partner"])
            #expect(moved.tally == "1 taken, 1 updated, 1 rejected")
            #expect(freed.tally == "2 updated")
            #expect(register.partner(code: "DT2")?.name == "Hộ kinh doanh Hoa Mai")
            #expect(
                register.branches(of: three.number).compactMap { register.partner($0)?.code }.sorted() == [
                    "DT1", "DT1.HN", "DT3",
                ])
        }
    }
}
