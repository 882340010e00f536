import Imports
import Organisation
import Partners
import Storage
import TestKit

@testable import Directory

/// A database with a few units, one of which merges and one of which closes, and two partners.
struct DirectoryWorld: Sendable {
    let store: Store
    let directory: DirectoryFacade

    static func with(_ engine: EngineName, _ body: (DirectoryWorld) async throws -> Void) async throws {
        let migrations =
            try OrganisationArea.migrations() + PartnersArea.migrations() + DirectoryArea.migrations()
        try await TestStore.with(engine, migrations) { store in
            let organisation = OrganisationFacade()
            let partners = PartnersFacade(organisation: organisation)
            let files = [
                "units": """
                code,name,kind,parent_code
                VN,Tổng Liên đoàn,confederation,
                T1,Tỉnh 1,provincial_federation,VN
                T2,Tỉnh 2,provincial_federation,VN
                N1,Ngành cũ,central_sector_union,VN
                C1,Cơ sở 1,grassroots_union,T1
                """,
                "changes": "date,kind,from_code,to_code,share,name\n2025-07-01,merge,T1,T2,,\n2024-01-01,close,N1,,,",
                "partners": "code,name,legal_kind,parent_code\nDT1,Một,group,\nDT1.A,Nhánh,enterprise,DT1",
            ]
            for kind in organisation.importKinds + partners.importKinds {
                if let text = files[kind.name] { try await TestImport(kind, text, on: store) }
            }
            let directory = DirectoryFacade(organisation: organisation, partners: partners)
            try await body(DirectoryWorld(store: store, directory: directory))
        }
    }

    /// Imports rows under the header of `contacts`.
    @discardableResult
    func contacts(_ rows: [String], updates: Bool = false) async throws -> TestImport {
        try await TestImport(
            ImportContacts(directory: directory),
            "unit_code,partner_code,focal_person,address,phone,email,valid_from,valid_to\n"
                + rows.joined(separator: "\n"), updates: updates, on: store)
    }

    /// Imports rows under the header of `officers`.
    @discardableResult
    func officers(_ rows: [String], updates: Bool = false) async throws -> TestImport {
        try await TestImport(
            ImportOfficers(directory: directory),
            "unit_code,full_name,birth_date,sex,post,term_from,term_to\n" + rows.joined(separator: "\n"),
            updates: updates, on: store)
    }
}
