internal import Kernel
internal import Storage
internal import Web

/// The growth table and its file.
struct GrowthRoutes: Sendable {
    let store: Store
    let organisation: OrganisationFacade
    let movements: MemberMovements

    var routes: [Route] {
        [
            .needs(OrganisationFacade.read, .get, "/growth", page),
            .needs(OrganisationFacade.read, .get, "/growth.csv", file),
        ]
    }

    private func page(_ visit: SignedIn) async throws -> Answer {
        .page(GrowthPage(try await look(visit), visit.messages))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        GrowthPage.file(try await look(visit))
    }

    private func look(_ visit: SignedIn) async throws -> GrowthLook {
        let code = visit.query("unit").map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        do {
            return try await store.read { [organisation, movements] tx in
                try GrowthLook(
                    unit: code, from: visit.query("from"), step: visit.query("step"), as: visit.actor, organisation,
                    movements, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.code == "growth_unit_unknown" ? .notFound : .forbidden)
        }
    }
}
