internal import Attachments
internal import Documents
internal import Jobs
internal import Kernel
internal import Partners
internal import Storage
internal import Web

/// Boards: which points have one, what stands on it, the paper to print, and noting that it hangs.
struct BoardRoutes: Sendable {
    let store: Store
    let publicity: PublicityFacade

    var routes: [Route] {
        let (read, post) = (PublicityFacade.readBoards, PublicityFacade.postBoards)
        return [
            .needs(read, .get, BoardsPage.path.text, list),
            .needs(read, .get, BoardsPage.csvPath.text) { try await file($0, "csv") },
            .needs(read, .get, BoardsPage.xlsxPath.text) { try await file($0, "xlsx") },
            .needs(read, .get, "/boards.pdf", papers),
            .needs(read, .post, "/boards/papers", start),
            .needs(read, .get, "/boards/{code}", show),
            .needs(read, .get, "/boards/{code}/board.pdf", paper),
            .needs(read, .get, "/boards/{code}/photos/{number}", photo),
            .needs(post, .post, "/boards/{code}/postings", bodyLimit: BoardRoutes.formBytes, add),
        ]
    }

    /// More than a form of ours sends, so that a photo that is too large meets a sentence and no closed door.
    private static let formBytes = 6 * CheckedFile.mostBytes
    private static let shownPhotos = 12

    // MARK: The list

    private func list(_ visit: SignedIn) async throws -> Answer {
        .page(BoardsPage(try await look(visit), Paging(visit), visit.messages))
    }

    private func file(_ visit: SignedIn, _ format: String) async throws -> Answer {
        let file = BoardsFile(try await look(visit), visit.messages)
        let name = "boards-\(visit.now.businessDay).\(format)"
        guard format == "xlsx" else {
            return .file(file.csv(), name: name, contentType: "text/csv; charset=utf-8")
        }
        return .file(try file.workbook(now: visit.now), name: name, contentType: AttachmentKind.xlsx.contentType)
    }

    private func look(_ visit: SignedIn) async throws -> BoardsLook {
        let boards = try await store.read { [publicity] tx in try BoardGround(publicity, in: tx) }
        return BoardsLook(BoardsQuestion(visit), boards, within: try visit.scopes(for: PublicityFacade.readBoards))
    }

    /// The boards of the list in one file, as many as a page can wait for.
    private func papers(_ visit: SignedIn) async throws -> Answer {
        let boards = try await store.read { [publicity] tx in try BoardGround(publicity, in: tx) }
        let look = BoardsLook(BoardsQuestion(visit), boards, within: try visit.scopes(for: PublicityFacade.readBoards))
        let run = BoardRun(
            look.lines.prefix(BoardsLook.mostInOneFile).map(\.place), boards.ground,
            title: visit.text("publicity.boards.title"), origin: visit.origin, visit.messages, at: visit.now)
        return .file(
            try run.file(visit.paperSize), name: "boards-\(visit.now.businessDay).pdf",
            contentType: AttachmentKind.pdf.contentType)
    }

    /// The boards of the list as a job, however many they are.
    private func start(_ visit: SignedIn) async throws -> Answer {
        let form = try await visit.form()
        let (actor, language, title) = (visit.actor, visit.language, visit.text("publicity.boards.title"))
        let order = BoardsJob.parameters(form, origin: visit.origin)
        do {
            return .redirect(
                to: try await store.write { tx in
                    try JobDesk.start(BoardsJob.name, title: title, order, as: actor, language: language, in: tx)
                })
        } catch let refusal as Refusal {
            let page = BoardsPage(try await look(visit), Paging(visit), visit.messages, refusal: refusal)
            return .page(page, status: .unprocessable)
        }
    }

    // MARK: One board

    /// Who may not see how a point's board hangs is led to what everybody may see of the point.
    private func show(_ visit: SignedIn) async throws -> Answer {
        do {
            return .page(try await page(visit, Form(["posted_on": visit.now.businessDay.description])))
        } catch let missing as NotFound where missing.what == BoardGround.board {
            return .redirect(to: PublicPath.local(PublicPath.point(try visit.parameter("code")), visit.language))
        }
    }

    private func page(_ visit: SignedIn, _ form: Form, _ trouble: Trouble? = nil) async throws -> BoardPage {
        let (boards, postings, code) = try await ground(visit)
        let place = try boards.place(code, within: try visit.scopes(for: PublicityFacade.readBoards))
        let paper = BoardPaper(
            place: place, ground: boards.ground, words: OfferWords(messages: visit.messages), origin: visit.origin)
        return BoardPage(
            boards.line(place), paper, postings,
            mayPost: boards.reaches(place, visit.actor.scopes(for: PublicityFacade.postBoards)), form,
            visit.messages, trouble: trouble)
    }

    private func ground(_ visit: SignedIn) async throws -> (BoardGround, [BoardPosting], String) {
        let code = try visit.parameter("code")
        return try await store.read { [publicity] tx in
            let boards = try BoardGround(publicity, in: tx)
            let number = boards.ground.book.register.point(code: code)?.number
            let postings = try number.map {
                try BoardQueries.postings(of: $0, limit: BoardRoutes.shownPhotos, in: tx)
            }
            return (boards, postings ?? [], code)
        }
    }

    private func paper(_ visit: SignedIn) async throws -> Answer {
        let (boards, _, code) = try await ground(visit)
        let place = try boards.place(code, within: try visit.scopes(for: PublicityFacade.readBoards))
        let run = BoardRun(
            [place], boards.ground, title: place.point.name, origin: visit.origin, visit.messages, at: visit.now)
        let size = visit.paperSize
        return .file(
            try run.file(size), name: "\(code)-\(boards.ground.book.day)-\(size.rawValue).pdf",
            contentType: AttachmentKind.pdf.contentType)
    }

    /// Only those who may see the board get its photos: somebody may stand in front of it.
    private func photo(_ visit: SignedIn) async throws -> Answer {
        let (boards, postings, code) = try await ground(visit)
        _ = try boards.place(code, within: try visit.scopes(for: PublicityFacade.readBoards))
        let number = Digits.integer(try visit.parameter("number"))
        guard let posting = postings.first(where: { $0.number == number }) else { throw NotFound("photo") }
        return try await store.read { tx in
            guard let stored = try AttachmentShelf.file(posting.photoHash, in: tx) else { throw NotFound("photo") }
            return stored.answer(name: posting.photoName)
        }
    }

    // MARK: Noting that it hangs

    private func add(_ visit: SignedIn) async throws -> Answer {
        let (code, form) = (try visit.parameter("code"), try await visit.form())
        do {
            let draft = try PostBoard.Draft(form)
            _ = try await store.write { [publicity] tx in
                try PostBoard(publicity: publicity, actor: visit.actor, point: code).post(draft, in: tx)
            }
            return .redirect(to: BoardsPage.path(of: code), flash: Flash("flash.board_posted"))
        } catch let refusal as Refusal {
            let trouble = Trouble(refusal, visit.messages, fields: BoardPage.fieldsOfRefusals)
            return .page(try await page(visit, form, trouble), status: .unprocessable)
        }
    }
}

extension PostBoard.Draft {
    /// What was sent, with its photo looked at; the prices are of the day of posting unless the board says another.
    ///
    /// Throws `board_day_unreadable`, `board_photo_missing` and the refusals of `CheckedFile`.
    init(_ form: Form) throws {
        guard let postedOn = Day(typed: form.text("posted_on")) else { throw Refusal("board_day_unreadable") }
        guard let pricesOn = form.optionalText("prices_on").map({ Day(typed: $0) }) ?? postedOn else {
            throw Refusal("board_day_unreadable")
        }
        guard let file = form.file("file") else { throw Refusal("board_photo_missing") }
        self.init(
            postedOn: postedOn, pricesOn: pricesOn, photo: try CheckedFile(name: file.name, bytes: file.content))
    }
}

extension BoardGround {
    fileprivate static let board = "board"

    /// An open or closed point within one of the scopes.
    ///
    /// Throws `NotFound` of `point` for a code of no point, of `board` for a point elsewhere.
    func place(_ code: String, within scopes: [Scope]) throws -> PublicGround.Place {
        guard let point = ground.book.register.point(code: code) else { throw NotFound("point") }
        let place = ground.place(of: point)
        guard reaches(place, scopes) else { throw NotFound(BoardGround.board) }
        return place
    }
}

extension SignedIn {
    /// A4 unless A3 was asked for.
    var paperSize: PaperSize { query("size").flatMap(PaperSize.init) ?? .a4 }
}
