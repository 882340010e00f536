import Access
import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

/// A partner's people send and fetch the files of their own partner, and nothing of others.
@Suite struct OwnPartnerFileTests {
    private func person(of partner: String) -> Actor {
        Actor(
            kind: .person, name: "doitac",
            roles: [
                .init(name: "partner_manager", scope: .partner(code: partner), permissions: [PartnersFacade.sendOwn])
            ])
    }

    private func sent(
        _ kind: String, _ rows: [String], of partner: String, updates: Bool = false, _ world: PartnersWorld
    ) async throws -> TestImport {
        let importKind = try #require(world.partners.importKinds.first { $0.name == kind })
        let header = PartnersWorld.files[kind]?.first ?? ""
        return try await TestImport(
            importKind, ([header] + rows).joined(separator: "\n"), updates: updates, as: person(of: partner),
            on: world.store)
    }

    private func exported(_ kind: String, for partner: String, _ world: PartnersWorld) async throws -> [String] {
        let export = try #require(world.partners.exportKinds.first { $0.name == kind })
        let own = export.read(by: person(of: partner))
        return try await world.store.read { tx in
            var codes: [String] = []
            try own.forEachRow(in: tx) { cells in
                if case .text(let code)? = cells.first { codes.append(code) }
            }
            return codes
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partner sends points of the own branches and changes them`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let added = try await sent("points", ["DB9,DT1.HN,Cửa hàng mới,,,,,,,,"], of: "DT1", world)
            let changed = try await sent(
                "points", ["DB9,DT1.HN,Cửa hàng Bền Vững,,,,,,,,"], of: "DT1", updates: true, world)
            let point = try await world.register().point(code: "DB9")

            #expect(added.tally == "1 taken" && changed.tally == "1 updated")
            #expect(point?.name == "Cửa hàng Bền Vững")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a row that names another partner's code is refused on its column, the others are taken`(
        engine: EngineName
    ) async throws {
        try await PartnersWorld.with(engine) { world in
            let before = try await world.register().point(code: "DB2")
            let answer = try await sent(
                "points",
                ["DB8,DT2,Của người khác,,,,,,,,", "DB9,DT1,Của mình,,,,,,,,", "DB2,DT1,Chiếm điểm,,,,,,,,"],
                of: "DT1", updates: true, world)
            let after = try await world.register()

            #expect(answer.rejects == ["2 partner_code another_partner", "4 code another_partner"])
            #expect(answer.tally == "1 taken, 2 rejected")
            #expect(after.point(code: "DB2") == before && after.point(code: "DB8") == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `prices are sent under own agreements only, and never for another partner's product`(
        engine: EngineName
    ) async throws {
        try await PartnersWorld.with(engine) { world in
            let answer = try await sent(
                "products",
                [
                    "SP9,TT1,Mì tôm,goods,true,5000,,4500,2021-01-01,,,,,,",
                    "SP8,TT2,Gội đầu,service,false,5000,,,2021-01-01,,,,,,",
                    "SP2,TT1,Cắt tóc,service,false,40000,,,2022-01-01,,,,,,",
                ], of: "DT1", world)

            #expect(answer.rejects == ["3 agreement_code another_partner", "4 code another_partner"])
            #expect(answer.tally == "1 taken, 2 rejected")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a branch keeps its own points and does not write its head's prices`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let point = try await sent(
                "points", ["DB9,DT1.HN,Quầy,,,,,,,,", "DB8,DT1,Quầy,,,,,,,,"], of: "DT1.HN", world)
            let price = try await sent(
                "products", ["SP9,TT1,Mì tôm,goods,true,5000,,4500,2021-01-01,,,,,,"], of: "DT1.HN", world)

            #expect(point.rejects == ["3 partner_code another_partner"] && point.summary.taken == 1)
            #expect(price.rejects == ["2 agreement_code another_partner"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `the files that a partner fetches hold the own rows with the price history, and come back unchanged`(
        engine: EngineName
    ) async throws {
        try await PartnersWorld.with(engine) { world in
            let points = try await exported("points", for: "DT1", world)
            let products = try await exported("products", for: "DT1", world)
            let other = try await exported("points", for: "DT2", world)
            let nobody = try await exported("points", for: "KHONG-CO", world)

            #expect(points == ["DB1"] && products == ["SP1", "SP1"])
            #expect(other == ["DB2"] && nobody.isEmpty)
        }
    }
}

/// The same in the browser: what a partner's manager finds at the page of imports.
@Suite struct OwnPartnerFilePageTests {
    @Test(arguments: TestStore.engines)
    func `a partner's manager finds points and products to send and fetch, and nothing else`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let imports = try await browser.get("/imports")
            let exports = try await browser.get("/exports")
            let cashier = try await world.browser(.cashier, on: .partner(code: "DT-A")).get("/imports")

            for page in [imports, exports] {
                #expect(page.status == 200)
                #expect(page.body.contains("value=\"points\"") && page.body.contains("value=\"products\""))
                #expect(!page.body.contains("value=\"partners\"") && !page.body.contains("value=\"members\""))
            }
            #expect(cashier.status == 403)
        }
    }
}
