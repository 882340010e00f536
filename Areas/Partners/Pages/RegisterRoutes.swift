internal import Kernel
internal import Storage
internal import Web

/// The registers of Partners as pages and files, and the sheets of their entries.
struct RegisterRoutes: Sendable {
    let store: Store
    let partners: PartnersFacade

    var routes: [Route] {
        Register.all.flatMap { register -> [Route] in
            [
                .needs(PartnersFacade.read, .get, register.path.text) { try await page($0, register) },
                .needs(PartnersFacade.read, .get, register.path(of: "csv").text) { try await csv($0, register) },
                .needs(PartnersFacade.read, .get, register.path(of: "xlsx").text) { try await workbook($0, register) },
            ]
        } + [
            .needs(PartnersFacade.read, .get, "/partners/{code}") { try await sheet($0, partner) },
            .needs(PartnersFacade.read, .get, "/partners/{code}/instructions") { try await sheet($0, instructions) },
            .needs(PartnersFacade.read, .get, "/agreements/{code}") { try await sheet($0, agreement) },
            .needs(PartnersFacade.read, .get, "/agreements/{code}/sheet.csv") { try await commitments($0, "csv") },
            .needs(PartnersFacade.read, .get, "/agreements/{code}/sheet.xlsx") { try await commitments($0, "xlsx") },
            .needs(PartnersFacade.read, .get, "/products/{code}") { try await sheet($0, product) },
            .needs(PartnersFacade.read, .get, "/points/{code}") { try await sheet($0, point) },
        ]
    }

    // MARK: Registers

    private func page(_ visit: SignedIn, _ register: Register) async throws -> Answer {
        let (query, ground) = try await look(visit)
        let view = try answered { try register.view(query, ground, visit.words) }
        return .page(RegisterPage(register, view, query, Paging(visit), visit.words))
    }

    private func csv(_ visit: SignedIn, _ register: Register) async throws -> Answer {
        let (query, ground) = try await look(visit)
        let view = try answered { try register.view(query, ground, visit.words) }
        return .file(
            view.table.csv(), name: "\(register.name)-\(query.day).csv", contentType: "text/csv; charset=utf-8")
    }

    private func workbook(_ visit: SignedIn, _ register: Register) async throws -> Answer {
        let (query, ground) = try await look(visit)
        let view = try answered { try register.view(query, ground, visit.words) }
        let lines = [visit.words.text("as_of", ["day": query.day.printed])] + [view.sentence].compactMap { $0 }
        let bytes = try view.table.workbook(lines, at: visit.now)
        return .file(bytes, name: "\(register.name)-\(query.day).xlsx", contentType: RegisterRoutes.workbookType)
    }

    // MARK: Sheets

    /// What a sheet is made of: what the path names, the question, and the registers.
    private typealias Making = (String, RegisterQuery, PartnerGround, RegisterWords) throws -> RegisterSheet

    private func sheet(_ visit: SignedIn, _ make: Making) async throws -> Answer {
        let (query, ground) = try await look(visit)
        let sheet = try make(try visit.parameter("code"), query, ground, visit.words)
        return .page(SheetPage(sheet, query, visit.words))
    }

    private func commitments(_ visit: SignedIn, _ format: String) async throws -> Answer {
        let (query, ground) = try await look(visit)
        let agreement = try ground.seen(agreement: try visit.parameter("code"))
        let goods = AgreementSheet.goods(of: agreement, on: query.day, ground)
        let table = ProductsRegister.table(goods, ground, visit.words, namesParties: false)
        let name = "\(agreement.code)-\(query.day).\(format)"
        guard format == "xlsx" else {
            return .file(table.csv(), name: name, contentType: "text/csv; charset=utf-8")
        }
        let sheet = AgreementSheet.sheet(agreement, query, ground, visit.words)
        let lines = [sheet.title] + sheet.facts.map { "\($0.label): \($0.value)" }
        return .file(try table.workbook(lines, at: visit.now), name: name, contentType: RegisterRoutes.workbookType)
    }

    private func partner(
        _ code: String, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) throws -> RegisterSheet {
        PartnerSheet.sheet(try ground.seen(partner: code), query, ground, words)
    }

    private func instructions(
        _ code: String, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) throws -> RegisterSheet {
        InstructionSheet.sheet(try ground.seen(partner: code), query, ground, words)
    }

    private func agreement(
        _ code: String, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) throws -> RegisterSheet {
        AgreementSheet.sheet(try ground.seen(agreement: code), query, ground, words)
    }

    private func product(
        _ code: String, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) throws -> RegisterSheet {
        guard let product = ground.register.product(code: code),
            let sheet = ProductSheet.sheet(product, query, ground, words)
        else { throw NotFound("product") }
        return sheet
    }

    private func point(
        _ code: String, _ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords
    ) throws -> RegisterSheet {
        guard let point = ground.register.point(code: code), ground.sees(point.partnerNumber) else {
            throw NotFound("point")
        }
        return PointSheet.sheet(point, query, ground, words)
    }

    // MARK: Both

    private static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private func look(_ visit: SignedIn) async throws -> (RegisterQuery, PartnerGround) {
        let ground = try await store.read { [partners] tx in try PartnerGround(partners, as: visit.actor, in: tx) }
        return (try answered { try RegisterQuery(visit, today: ground.today) }, ground)
    }

    private func answered<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.code == "bad_register_day" ? .badRequest : .notFound)
        }
    }
}

extension PartnerGround {
    func seen(partner code: String) throws -> Partner {
        guard let partner = register.partner(code: code), sees(partner.number) else { throw NotFound("partner") }
        return partner
    }

    func seen(agreement code: String) throws -> Agreement {
        guard let agreement = register.agreement(code: code), sees(agreement.partnerNumber) else {
            throw NotFound("agreement")
        }
        return agreement
    }
}

extension SignedIn {
    var words: RegisterWords { RegisterWords(messages: messages) }
}
