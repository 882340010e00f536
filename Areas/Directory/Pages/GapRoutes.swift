internal import Kernel
internal import Storage
internal import Web

/// The units that lack a chair, as a page and as files.
struct GapRoutes: Sendable {
    let store: Store
    let directory: DirectoryFacade

    var routes: [Route] {
        let read = DirectoryFacade.readOfficers
        return [
            .needs(read, .get, "/officers/gaps", list), .needs(read, .get, "/officers/gaps.csv", csv),
            .needs(read, .get, "/officers/gaps.xlsx", workbook),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let mayAdd = visit.actor.may(DirectoryFacade.writeOfficers)
        return .page(GapsPage(try await look(visit), mayAdd: mayAdd, Paging(ofDirectory: visit), visit.messages))
    }

    private func csv(_ visit: SignedIn) async throws -> Answer {
        GapsPage.file(try await look(visit), visit.messages).csv()
    }

    private func workbook(_ visit: SignedIn) async throws -> Answer {
        try GapsPage.file(try await look(visit), visit.messages).workbook(now: visit.now)
    }

    private func look(_ visit: SignedIn) async throws -> ChairGaps {
        do {
            return try await store.read { [directory] tx in
                try ChairGaps(DirectoryRequest(visit), as: visit.actor, directory, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.directoryStatus)
        }
    }
}
