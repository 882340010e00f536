import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

@Suite struct PartnerRegisterTests {
    @Test(arguments: TestStore.engines)
    func `the register knows heads, branches and what has never been`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let register = try await world.register()
            let head = try #require(register.partner(code: "DT1"))
            let branch = try #require(register.partner(code: "DT1.HN"))

            #expect(register.branches(of: head.number) == [head.number, branch.number])
            #expect(register.branches(of: branch.number) == [branch.number])
            #expect(register.partner(branch.number)?.parentNumber == head.number)
            #expect(register.partner(code: "dt1") == nil)
            #expect(register.partner(99) == nil && register.point(99) == nil)
            #expect(register.product(code: "X") == nil && register.agreement(code: "X") == nil)
            #expect(register.product(99) == nil && register.agreement(99) == nil && register.point(code: "X") == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the register is read anew after each import and not in between`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine, taking: ["partners"]) { world in
            let before = try await world.register().partners.count
            try await world.take("partners", ["DT9,Mới,group,"])
            let after = try await world.register().partners.count
            try await world.take("partners", ["DT10,Thử,group,"], isDryRun: true)
            let rehearsed = try await world.register().partners.count

            #expect([before, after, rehearsed] == [3, 4, 4])
        }
    }

    @Test(arguments: TestStore.engines)
    func `numbers of a register are dense, and a rejected row takes none`(engine: EngineName) async throws {
        let points = (1...130).map { "D\($0),\($0 % 3 == 0 ? "NO" : "DT1"),Điểm \($0),,,,,,,," }
        try await PartnersWorld.with(engine, taking: ["partners"]) { world in
            let taken = try await world.take("points", points)

            let numbers = try await world.register().points.map(\.number)
            #expect(taken.summary.taken == 87)
            #expect(numbers == Array(1...87))
        }
    }

    @Test func `every column is known by its name and by Vietnamese captions that differ`() {
        let kinds = [PartnerColumns.all, AgreementColumns.all, ProductColumns.all, PointColumns.all]

        for columns in kinds {
            let titles = columns.flatMap { [$0.name] + $0.captions }.map(VietnameseText.folded)
            #expect(columns.map(\.position) == Array(columns.indices))
            #expect(columns.allSatisfy { !$0.captions.isEmpty })
            #expect(Set(titles).count == titles.count)
        }
        #expect(kinds.map(\.count) == [4, 8, 17, 11])
        #expect(
            PartnersWorld.files["products"]?.first == ProductColumns.all.dropLast(2).map(\.name).joined(separator: ","))
        #expect(PartnersWorld.files["points"]?.first == PointColumns.all.map(\.name).joined(separator: ","))
    }

    @Test(arguments: TestStore.engines)
    func `what is handed out is taken in again`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            try await world.take("points", ["DB3,DT1,\"=Tiệm\",\"-1, \"\"x\"\"\nhai\",,,-0.5,1e-7,,,"])
            try await world.take("instructions", ["DT1,SP1,list,union_list,=Đưa thẻ,2021-01-01,"])
            try await world.take("counterparts", ["DT1.HN,CS1,2021-01-01,2022-01-01"])
            try await world.take("points", ["DB3,DT1,=Tiệm,-1 phố,,,-0.5,0.0000001,,,"])
            var files: [String: String] = [:]
            for kind in world.partners.exportKinds {
                files[kind.name] = try await TestExport.text(kind, on: world.store)
            }

            var tallies: [String] = []
            for kind in world.partners.importKinds {
                tallies.append(try await TestImport(kind, files[kind.name] ?? "", on: world.store).tally)
            }
            let copies = try await PartnersWorld.with(engine, taking: []) { [files] other in
                for kind in other.partners.importKinds {
                    try await TestImport(kind, files[kind.name] ?? "", on: other.store)
                }
                var copies: [String: String] = [:]
                for kind in other.partners.exportKinds {
                    copies[kind.name] = try await TestExport.text(kind, on: other.store)
                }
                return copies
            }

            let expected = ["3 already there", "2 already there", "3 already there", "3 already there"]
            #expect(tallies == expected + ["1 already there", "1 already there", "4 already there"])
            #expect(copies == files)
        }
    }
}
