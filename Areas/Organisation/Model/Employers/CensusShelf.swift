internal import Kernel
internal import Storage
internal import Synchronization

/// The last censuses that somebody asked for, each good for one version of the registers it was made of.
final class CensusShelf: Sendable {
    private struct Key: Hashable {
        let employers: Int64
        let tree: Int64
        let day: Day
        let viewDay: Day
    }

    /// A look at five years in two trees needs this many.
    private static let most = 12

    private let kept = Mutex<[(key: Key, census: EmployerCensus)]>([])

    func census(
        _ organisation: OrganisationFacade, on day: Day, viewedOn viewDay: Day, in tx: Transaction
    ) throws -> EmployerCensus {
        let registers = [OrganisationFacade.employerRegister, OrganisationFacade.register]
        // What this transaction has changed may yet be taken back.
        guard !registers.contains(where: tx.hasChanged) else {
            return try made(organisation, on: day, viewedOn: viewDay, in: tx)
        }
        let key = Key(
            employers: try tx.version(of: registers[0]), tree: try tx.version(of: registers[1]), day: day,
            viewDay: viewDay)
        if let found = kept.withLock({ $0.first { $0.key == key }?.census }) { return found }
        let census = try made(organisation, on: day, viewedOn: viewDay, in: tx)
        kept.withLock { kept in
            kept.removeAll { $0.key == key || $0.key.employers < key.employers || $0.key.tree < key.tree }
            kept.insert((key, census), at: 0)
            if kept.count > CensusShelf.most { kept.removeLast() }
        }
        return census
    }

    private func made(
        _ organisation: OrganisationFacade, on day: Day, viewedOn viewDay: Day, in tx: Transaction
    ) throws -> EmployerCensus {
        EmployerCensus(
            try organisation.employers.value(in: tx), on: day, viewedOn: viewDay,
            in: try organisation.tree.value(in: tx))
    }
}
