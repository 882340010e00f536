internal import Attachments
internal import Kernel
internal import Organisation
internal import Partners

/// What somebody filled in to raise a difficulty; things are named by their codes.
struct DifficultyDraft: Sendable {
    var raiser = ""
    var aroseOn: Day
    var sentence: String
    var handling: String?
    var agreement: String?
    var partner: String?
    var point: String?
    var level: AgreementLevel?
    /// The unit that is asked; nil to have it found.
    var answering: String?
    var files: [CheckedFile] = []
    var kind: Difficulty.Kind?

    static let mostLetters = 5_000

    /// Throws `difficulty_text_missing` and `difficulty_text_too_long`.
    func check() throws {
        guard !sentence.isEmpty else { throw Refusal("difficulty_text_missing") }
        for text in [sentence, handling ?? ""] { try DifficultyDraft.checkLength(text) }
        guard files.count <= DifficultyFile.most else {
            throw Refusal("difficulty_too_many_files", ["limit": String(DifficultyFile.most)])
        }
    }

    static func checkLength(_ text: String) throws {
        guard text.unicodeScalars.count <= mostLetters else {
            throw Refusal("difficulty_text_too_long", ["limit": Digits.grouped(Int64(mostLetters))])
        }
    }

    /// What it is about, looked up; what a partner names must be its own.
    ///
    /// Throws `difficulty_agreement_unknown`, `difficulty_partner_unknown`, `difficulty_point_unknown` and
    /// `difficulty_does_not_fit`.
    func subject(_ raiser: Difficulty.Raiser, _ register: PartnerRegister) throws -> Difficulty.Subject {
        let family = raiser.partner.map { register.branches(of: register.head(of: $0)) }
        func isKnown(_ partner: Int64) -> Bool { family?.contains(partner) ?? true }
        var subject = Difficulty.Subject(level: level)
        var seller: [Int64] = []
        if let code = agreement {
            guard let found = register.agreement(code: code), isKnown(found.partnerNumber) else {
                throw Refusal("difficulty_agreement_unknown", ["value": code])
            }
            subject.agreement = found.number
            subject.level = level ?? found.level
            seller.append(found.partnerNumber)
        }
        if let code = point {
            guard let found = register.point(code: code), isKnown(found.partnerNumber) else {
                throw Refusal("difficulty_point_unknown", ["value": code])
            }
            subject.point = found.number
            seller.append(found.partnerNumber)
        }
        if let code = partner {
            guard let found = register.partner(code: code), isKnown(found.number) else {
                throw Refusal("difficulty_partner_unknown", ["value": code])
            }
            subject.partner = found.number
            seller.append(found.number)
        }
        guard Set(seller.map { register.head(of: $0) }).count <= 1 else { throw Refusal("difficulty_does_not_fit") }
        subject.partner = raiser.partner ?? subject.partner ?? seller.last
        return subject
    }
}
