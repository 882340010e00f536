internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// What somebody asks of the list of boards.
struct BoardsQuestion: Sendable {
    var words = ""
    var state: BoardState?
    /// The code of a unit or partner within the reader's reach.
    var owner: String?

    init() {}

    init(_ visit: some Visit) {
        self.init { visit.query($0) }
    }

    /// As a job or a form carries it.
    init(_ value: (_ name: String) -> String?) {
        words = String(VietnameseText.clean(value("q") ?? "").prefix(100))
        state = value("state").flatMap(BoardState.init)
        owner = value("of").map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What is asked for, under the names that the query has.
    var pairs: [(name: String, value: String)] {
        [("q", words), ("state", state?.rawValue ?? ""), ("of", owner ?? "")].filter { !$0.1.isEmpty }
            .map { (name: $0.0, value: $0.1) }
    }

    /// The same question on a path of ours, with this state.
    func on(_ path: LocalPath, state: BoardState?) -> LocalPath {
        [("q", words.isEmpty ? nil : words), ("state", state?.rawValue), ("of", owner)].reduce(path) { path, pair in
            pair.1.map { path.with(pair.0, $0) } ?? path
        }
    }
}

/// The open points within reach, each with the state of its board; those without one first.
struct BoardsLook: Sendable {
    let question: BoardsQuestion
    let lines: [BoardGround.Line]
    /// Of all points that the words find, whatever their state.
    let counts: [BoardState: Int]

    /// More boards than this take longer than a page should; the command line and a job have no such bound.
    static let mostInOneFile = 200

    init(_ question: BoardsQuestion, _ boards: BoardGround, within scopes: [Scope]) {
        self.question = question
        let asked = PublicQuestion().with { $0.words = question.words }
        let owned = question.owner.map { code in
            boards.ground.book.tree.unit(code: code) != nil ? Scope.unit(code: code) : .partner(code: code)
        }
        let all = boards.places(within: scopes).filter { place in
            (owned.map { boards.reaches(place, [$0]) } ?? true)
                && asked.finds(
                    place.point.name, place.point.address, place.partner?.name, place.point.code, place.area)
        }.map(boards.line)
        counts = Dictionary(grouping: all, by: \.state).mapValues(\.count)
        // The places come by name, and those of one state keep that order.
        let states = question.state.map { [$0] } ?? BoardState.allCases
        lines = states.flatMap { state in all.filter { $0.state == state } }
    }
}
