internal import Kernel
internal import Storage

extension DesksFacade {
    /// What the person keeps, as of less than half a minute ago; their own changes are seen at once.
    func ownThings(of person: String, on store: Store) async throws -> OwnThings {
        if let known = ownThings.value(of: person) { return known }
        let things = try await store.read { tx in
            let step = try OwnThingQueries.tourStep(of: person, in: tx) ?? 0
            return OwnThings(
                filters: try OwnThingQueries.filters(of: person, in: tx), tourStep: step > 0 ? Int(step) : nil)
        }
        ownThings.remember(things, of: person)
        return things
    }

    /// Keeps the question under the name; a double click keeps it once.
    ///
    /// Throws the refusals of `SavedFilter`, `filter_name_taken` and `filter_too_many`.
    func keepFilter(
        _ name: String, list: String, question: String, as actor: Actor, on store: Store
    ) async throws {
        let name = try SavedFilter.checkedName(name)
        try SavedFilter.check(list: list, question: question)
        try await changeFilters(as: actor, "desks.keep_filter", on: store) { person, tx in
            let there = try OwnThingQueries.filters(of: person, in: tx).filter { $0.list == list }
            if let same = there.first(where: { $0.name == name }) {
                guard same.question == question else { throw Refusal("filter_name_taken", ["name": name]) }
                return
            }
            guard there.count < SavedFilter.mostOnList else {
                throw Refusal("filter_too_many", ["limit": String(SavedFilter.mostOnList)])
            }
            let filter = SavedFilter(
                id: TimeOrderedID.make(at: tx.now), list: list, name: name, question: question)
            try OwnThingQueries.insert(filter, of: person, in: tx)
        }
    }

    /// Throws `NotFound`, the refusals of the name and `filter_name_taken`.
    func renameFilter(_ id: String, to name: String, as actor: Actor, on store: Store) async throws {
        let name = try SavedFilter.checkedName(name)
        try await changeFilters(as: actor, "desks.rename_filter", on: store) { person, tx in
            let filters = try OwnThingQueries.filters(of: person, in: tx)
            guard let filter = filters.first(where: { $0.id == id }) else { throw NotFound("filter") }
            guard !filters.contains(where: { $0.list == filter.list && $0.name == name && $0.id != id }) else {
                throw Refusal("filter_name_taken", ["name": name])
            }
            try OwnThingQueries.rename(id, to: name, of: person, in: tx)
        }
    }

    /// Throws `NotFound`.
    func removeFilter(_ id: String, as actor: Actor, on store: Store) async throws {
        try await changeFilters(as: actor, "desks.remove_filter", on: store) { person, tx in
            guard try OwnThingQueries.filters(of: person, in: tx).contains(where: { $0.id == id }) else {
                throw NotFound("filter")
            }
            try OwnThingQueries.remove(id, of: person, in: tx)
        }
    }

    /// Notes the step of the tour that the person is at; nil ends it.
    func setTourStep(_ step: Int?, as actor: Actor, on store: Store) async throws {
        let person = actor.signature
        try await store.write { tx in try OwnThingQueries.setTourStep(step ?? 0, of: person, in: tx) }
        ownThings.forget(person)
    }

    private func changeFilters(
        as actor: Actor, _ action: String, on store: Store,
        _ change: @escaping @Sendable (_ person: String, _ tx: Transaction) throws -> Void
    ) async throws {
        let person = actor.signature
        try await store.write { tx in
            try change(person, tx)
            try tx.audit(actor, action, "filter")
        }
        ownThings.forget(person)
    }
}
