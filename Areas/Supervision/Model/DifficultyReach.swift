internal import Kernel
internal import Organisation
internal import Partners

/// Which difficulties an actor may see, answer and follow up, by the scopes of the three permissions.
///
/// A scope on everything reaches all. A unit sees what it and those below it raised, and what it or those below it
/// have to answer; it answers what waits for it or for those below, and never its own. A partner sees and follows its
/// own, a head partner those of its branches too.
struct DifficultyReach: Sendable {
    let ground: DifficultyGround
    private let actor: Actor

    init(_ actor: Actor, _ ground: DifficultyGround) {
        self.actor = actor
        self.ground = ground
    }

    func sees(_ difficulty: Difficulty) -> Bool {
        reads(difficulty.raiser) || ground.holder(of: difficulty).map { reads(.unit($0.number)) } ?? false
    }

    /// True when everything that this unit or partner raises may be seen.
    func reads(_ raiser: Difficulty.Raiser) -> Bool {
        actor.scopes(for: SupervisionFacade.read).contains { scope in
            switch (scope, raiser) {
            case (.everything, _): true
            case (.unit(let code), .unit(let number)):
                ground.tree.unit(code: code).map { ground.tree.hasHung(number, below: $0.number) } ?? false
            case (.partner(let code), .partner(let number)): isOwn(number, of: code)
            default: false
            }
        }
    }

    /// True for those of the unit that has to answer, and of the units above it.
    func mayAnswer(_ difficulty: Difficulty) -> Bool {
        guard let holder = ground.holder(of: difficulty) else { return false }
        return actor.scopes(for: SupervisionFacade.answer).contains { scope in
            switch scope {
            case .everything: true
            case .unit(let code):
                ground.tree.unit(code: code).flatMap {
                    ground.tree.heir(of: $0.number, made: nil, on: ground.today)
                }.map { ground.tree.isWithin(holder.number, $0, on: ground.today) } ?? false
            case .partner, .point, .member: false
            }
        }
    }

    /// True for those of the unit or partner that raised it.
    func mayFollow(_ difficulty: Difficulty) -> Bool {
        actor.kind == .commandLine
            || actor.scopes(for: SupervisionFacade.raise).contains { scope in
                switch (scope, difficulty.raiser) {
                case (.unit(let code), .unit):
                    ground.raiserUnit(of: difficulty).map { raiser in
                        ground.tree.unit(code: code).map {
                            $0.number == raiser.number
                                || ground.tree.heir(of: $0.number, made: nil, on: ground.today) == raiser.number
                        } ?? false
                    } ?? false
                case (.partner(let code), .partner(let number)): isOwn(number, of: code)
                default: false
                }
            }
    }

    /// In whose name the actor may raise something, the first being proposed.
    var raisers: [Difficulty.Raiser] {
        var found: [Difficulty.Raiser] = []
        for scope in actor.scopes(for: SupervisionFacade.raise) {
            let raiser: Difficulty.Raiser? =
                switch scope {
                case .unit(let code):
                    ground.tree.unit(code: code)
                        .flatMap { ground.tree.heir(of: $0.number, made: nil, on: ground.today) }.map { .unit($0) }
                case .partner(let code): ground.register.partner(code: code).map { .partner($0.number) }
                case .everything, .point, .member: nil
                }
            if let raiser, !found.contains(raiser) { found.append(raiser) }
        }
        return found
    }

    /// The code of the first of them; empty for those who raise nothing.
    var ownCode: String { raisers.first.map { ground.code(of: $0) } ?? "" }

    private func isOwn(_ partner: Int64, of code: String) -> Bool {
        ground.register.partner(code: code).map { ground.register.branches(of: $0.number).contains(partner) } ?? false
    }
}
