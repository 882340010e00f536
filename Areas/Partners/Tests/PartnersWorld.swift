import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation
@testable import Partners

/// A database with a small tree of units, a few divisions, and as much of the partners' register as a test wants.
struct PartnersWorld: Sendable {
    let store: Store
    let partners: PartnersFacade

    /// The files that make a sound register, by the name of their kind; the first line holds the columns.
    static let files = [
        "partners": [
            "code,name,legal_kind,parent_code", "DT1,Tập đoàn Bền Vững,group,",
            "DT1.HN,Chi nhánh Hà Nội,enterprise,DT1",
            "DT2,Hộ kinh doanh Hoa,household,",
        ],
        "agreements": [
            "code,partner_code,unit_code,level,signed_on,valid_from,valid_to,covers",
            "TT1,DT1,TLĐ,national,2020-12-20,2021-01-01,,all", "TT2,DT2,CS1,grassroots,,2021-01-01,2024-01-01,",
        ],
        "products": [
            "code,agreement_code,name,kind,essential,list_price,discount_percent,member_price,valid_from,valid_to,"
                + "limit_count,limit_period,pool_count,redeem_method,area",
            "SP1,TT1,Gạo ST25,goods,true,30000,12.5,,2021-01-01,2022-01-01,2,month,1000,Đưa thẻ,Toàn quốc",
            "SP1,TT1,Gạo ST25,goods,true,32000,,29000,2022-01-01,,,,,,",
            "SP2,TT2,Cắt tóc,service,false,50000,,,2021-01-01,,,,,,",
        ],
        "points": [
            "code,partner_code,name,address,division_code,vintage,latitude,longitude,opened_on,closed_on,"
                + "host_unit_code",
            "DB1,DT1.HN,Siêu thị Phúc Lợi,\"Số 1, phố Vũ Xuân Thiều\",004,2024,21.0378,105.9185,2021-02-01,"
                + "2025-01-01,CS1",
            "DB2,DT2,Tiệm Hoa,,,,,,,,",
        ],
        "instructions": ["partner_code,product_code,method,proof,steps,valid_from,valid_to"],
        "counterparts": ["partner_code,unit_code,valid_from,valid_to"],
        "caps": ["kind,percent,valid_from,valid_to,source,is_certain"],
    ]

    private static let units = """
        code,name,kind,parent_code,opened_on,closed_on
        TLĐ,Tổng Liên đoàn,confederation,,,
        CS1,CĐCS Một,grassroots_union,TLĐ,,
        """

    /// A world with the sound files of these kinds taken, in this order.
    static func with<Result: Sendable>(
        _ engine: EngineName, taking kinds: [String] = ["partners", "agreements", "products", "points"],
        _ body: (PartnersWorld) async throws -> Result
    ) async throws -> Result {
        try await TestStore.with(engine, OrganisationArea.migrations() + PartnersArea.migrations()) { store in
            let organisation = OrganisationFacade()
            try await store.write { tx in
                let (province, district) = (DivisionKey.at("2024", "01"), DivisionKey.at("2024", "004"))
                try DivisionQueries.insert([.named(province, in: nil), .named(district, in: "01")], in: tx)
                try tx.markChanged(OrganisationFacade.divisionRegister)
            }
            for kind in organisation.importKinds where kind.name == "units" {
                try await TestImport(kind, units, on: store)
            }
            let world = PartnersWorld(store: store, partners: PartnersFacade(organisation: organisation))
            for kind in kinds { try await world.take(kind, files[kind]?.dropFirst().map { $0 } ?? []) }
            return try await body(world)
        }
    }

    /// Imports rows under the columns of their kind.
    @discardableResult
    func take(
        _ kind: String, _ rows: [String], updates: Bool = false, isDryRun: Bool = false
    ) async throws -> TestImport {
        let importKind = try #require(partners.importKinds.first { $0.name == kind })
        let header = PartnersWorld.files[kind]?.first ?? ""
        return try await TestImport(
            importKind, ([header] + rows).joined(separator: "\n"), updates: updates, isDryRun: isDryRun, on: store)
    }

    func register() async throws -> PartnerRegister {
        try await store.read { try partners.register.value(in: $0) }
    }

    /// Takes the rows and holds the outcome of each against what it should be.
    func expect(
        _ faults: [(row: String, fault: String)], of kind: String, location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await take(kind, faults.map(\.row))
        let expected = faults.enumerated().map { "\($0.offset + 2) \($0.element.fault)" }
        #expect(outcome.rejects == expected, sourceLocation: location)
        #expect(outcome.summary.rejected == faults.count, sourceLocation: location)
    }
}

extension DivisionKey {
    static func at(_ vintage: String, _ code: String) -> DivisionKey { DivisionKey(vintage: vintage, code: code) }
}

extension Division {
    fileprivate static func named(_ key: DivisionKey, in parent: String?) -> Division {
        Division(key: key, name: "Địa bàn", kind: "district", parentCode: parent, latitude: nil, longitude: nil)
    }
}
