import Imports
import Kernel
import Organisation
import Partners
import Storage
import TestKit
import Testing

@testable import Care
@testable import Reports

@Suite(.clauses("0.25f1", "0.25f2", "0.25f3", "0.25f4")) struct GrantTests {
    private struct World {
        let store: Store
        let care: CareFacade

        @discardableResult
        func take(_ rows: [String], updates: Bool = false) async throws -> TestImport {
            try await TestImport(
                ImportGrants(care: care),
                "id,partner_code,unit_code,kind,granted_on,name,persons,places,amount\n" + rows.joined(separator: "\n"),
                updates: updates, on: store)
        }

        func support(
            _ scope: String, _ partner: String? = nil, _ view: String = "reported"
        ) async throws
            -> WelfareSupport
        {
            let question = WelfareQuestion(
                scope: scope, partner: partner, period: try #require(Period("2024")),
                view: try #require(WelfareQuestion.View(view)))
            return try await store.read { try care.supportSource.support(question, $0) }
        }
    }

    private func with(_ engine: EngineName, _ body: (World) async throws -> Void) async throws {
        let migrations =
            try OrganisationArea.migrations() + PartnersArea.migrations() + CareArea.migrations()
        try await TestStore.with(engine, migrations) { store in
            let organisation = OrganisationFacade()
            let partners = PartnersFacade(organisation: organisation)
            let files = [
                "units": """
                code,name,kind,parent_code
                VN,Tổng Liên đoàn,confederation,
                T1,Tỉnh 1,provincial_federation,VN
                T2,Tỉnh 2,provincial_federation,VN
                C1,Cơ sở 1,grassroots_union,T1
                """,
                "changes": "date,kind,from_code,to_code,share,name\n2025-07-01,merge,T1,T2,,",
                "partners":
                    "code,name,legal_kind,parent_code\nDT1,Một,group,\nDT1.A,Nhánh,enterprise,DT1\nDT2,Hai,group,",
            ]
            for kind in organisation.importKinds + partners.importKinds {
                if let text = files[kind.name] { try await TestImport(kind, text, on: store) }
            }
            try await body(World(store: store, care: CareFacade(organisation: organisation, partners: partners)))
        }
    }

    @Test(arguments: TestStore.engines)
    func `grants are added up by kind for their unit and those above it`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await world.take([
                "1,DT1,C1,bus_ticket,2024-01-10,,40,,8000000", "2,DT1.A,C1,bus_ticket,2024-02-10,,2,,500000",
                "3,DT2,T1,house,2024-03-10,,1,,50000000",
                "4,DT2,VN,tet_reunion,2024-02-01,,, Huế ; Đà Nẵng;Huế,7000000",
                "5,DT1,T2,other,2024-05-01,Khám bệnh,,,300", "6,DT1,C1,bus_ticket,2023-12-31,,9,,9",
            ])

            let nation = try await world.support("VN")
            let province = try await world.support("T1")
            let branch = try await world.support("VN", "DT1.A")
            #expect(taken.tally == "6 taken")
            #expect(nation.busTickets == .init(persons: 42, amount: Dong(8_500_000)))
            #expect(nation.houses == .init(persons: 1, amount: Dong(50_000_000)))
            #expect(nation.tetReunionPlaces == ["Huế", "Đà Nẵng"].sorted())
            #expect(nation.others == [.init(name: "Khám bệnh", amount: Dong(300))])
            #expect(province.busTickets.persons == 42)
            #expect(province.tetReunionAmount == .zero)
            #expect(branch.busTickets.persons == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the list behind a figure has exactly its grants`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take([
                "1,DT1,C1,bus_ticket,2024-01-10,,40,,8000000", "2,DT1.A,C1,bus_ticket,2024-02-10,,2,,500000",
                "3,DT2,T1,house,2024-03-10,,1,,50000000", "4,DT2,VN,tet_reunion,2024-02-01,,,Huế,7000000",
                "5,DT1,C1,bus_ticket,2023-12-31,,9,,9",
            ])
            let care = world.care
            for scope in ["VN", "T1", "C1", "T2"] {
                let question = WelfareQuestion(scope: scope, partner: nil, period: try #require(Period("2024")))
                let asked = AskedWelfare(question: question, scopeName: scope, partnerName: nil)
                let (buses, all) = try await world.store.read { tx in
                    (try GrantsLook(asked, .busTicket, care, in: tx), try GrantsLook(asked, nil, care, in: tx))
                }
                let figures = try await world.support(scope)

                #expect(buses.persons == figures.busTickets.persons)
                #expect(buses.amount == figures.busTickets.amount)
                #expect(
                    all.amount == figures.busTickets.amount + figures.houses.amount + figures.tetReunionAmount)
                #expect(all.grants.map(\.day) == all.grants.map(\.day).sorted(by: >))
            }
            let year = WelfareQuestion(scope: "VN", partner: nil, period: try #require(Period("2024")))
            let nation = try await world.store.read { tx in
                try GrantsLook(
                    AskedWelfare(question: year, scopeName: "VN", partnerName: nil), nil, care, in: tx)
            }
            let file = String(decoding: GrantsFile.bytes(nation), as: UTF8.self)

            #expect(nation.grants.map(\.id) == ["3", "2", "4", "1"])
            #expect(file.contains("4,DT2,VN,tet_reunion,2024-02-01,,,Huế,7000000"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a grant follows its unit into what that merged into`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take(["1,DT1,C1,house,2024-01-10,,1,,100"])

            let reported = try await world.support("T2")
            let later = try await world.support("T2", nil, "2025-07-01")
            let gone = try await world.support("T1", nil, "2025-07-01")

            #expect(reported.houses.persons == 0)
            #expect(later.houses.persons == 1)
            #expect(gone.houses.persons == 0)
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("1,XX,C1,house,2024-01-10,,1,,100", "2 partner_code unknown_partner"),
            ("1,DT1,XX,house,2024-01-10,,1,,100", "2 unit_code unknown_unit"),
            ("1,DT1,C1,villa,2024-01-10,,1,,100", "2 kind bad_value.choice"),
            ("1,DT1,C1,house,2024-02-30,,1,,100", "2 granted_on bad_value.day"),
            ("1,DT1,C1,house,2024-01-10,,-1,,100", "2 persons bad_value.whole_number"),
            ("1,DT1,C1,house,2024-01-10,,1,,", "2 amount missing_value"),
            ("1,DT1,C1,other,2024-01-10,,1,,100", "2 name missing_value"),
            ("a b,DT1,C1,house,2024-01-10,,1,,100", "2 id bad_value.code"),
        ])
    func `each fault of a row has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await with(engine) { world in
            let taken = try await world.take([row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an id says one thing for ever`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take(["1,DT1,C1,house,2024-01-10,,1,,100"])
            let again = try await world.take(["1,DT1,C1,house,10/1/2024,,1,,100"])
            let other = try await world.take(["1,DT1,C1,house,2024-01-10,,1,,101"], updates: true)

            #expect(again.tally == "1 already there")
            #expect(other.rejects == ["2 id conflict"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is handed out is taken in again`(engine: EngineName) async throws {
        try await with(engine) { world in
            try await world.take([
                "1,DT1,C1,tet_reunion,2024-01-10,Tết,1,Huế;Hà Nội,100", "2,DT2,VN,house,2024-01-11,,,,5",
            ])
            let text = try await TestExport.text(ExportGrants(care: world.care), on: world.store)
            let again = try await TestImport(ImportGrants(care: world.care), text, on: world.store)

            #expect(again.tally == "2 already there")
        }
    }
}
