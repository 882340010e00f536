internal import Kernel
internal import Storage
internal import Web

/// The sales behind a figure, as a page and as a file, and each of them.
struct SalesRoutes: Sendable {
    let store: Store
    let sales: SalesFacade

    var routes: [Route] {
        [
            .needs(SalesFacade.read, .get, "/sales", list), .needs(SalesFacade.read, .get, "/sales.csv", file),
            .needs(SalesFacade.read, .get, "/sales/{id}", sale),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit)
        let look = try await look(visit, offset: paging.offset, limit: paging.size + 1)
        return .page(SalesPage(look, paging, visit.messages))
    }

    private func file(_ visit: SignedIn) async throws -> Answer {
        let look = try await look(visit, offset: 0, limit: SalesFile.mostRows + 1)
        let bytes = SalesFile.bytes(look, visit.messages)
        return .file(bytes, name: SalesFile.name(look), contentType: "text/csv; charset=utf-8")
    }

    private func sale(_ visit: SignedIn) async throws -> Answer {
        let id = try visit.parameter("id")
        let look = try await store.read { [sales] tx in try SaleLook(id: id, as: visit.actor, sales, in: tx) }
        return .page(SalePage(look, visit.messages))
    }

    private func look(_ visit: SignedIn, offset: Int, limit: Int) async throws -> SalesLook {
        do {
            return try await store.read { [sales] tx in
                try SalesLook(
                    SalesRequest(visit), as: visit.actor, sales, offset: offset, limit: limit, in: tx)
            }
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.listStatus)
        }
    }
}

extension Refusal {
    /// The HTTP status of a list that was refused.
    fileprivate var listStatus: Status {
        switch code {
        case "unknown_scope", "unknown_partner", "unknown_product", "unknown_point": .notFound
        case "bad_period", "bad_by", "bad_as": .badRequest
        default: .unprocessable
        }
    }
}
