internal import Kernel
internal import Organisation
internal import Web

/// A collective agreement with its grades.
struct AgreementPage: Page {
    static let template = "bargaining/agreement"

    static func path(of code: String) -> LocalPath { LocalPath("/collective-agreements/\(code)") }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Grade: Sendable {
        let day: String
        let grade: String
        let evidence: String
    }

    let trouble: Trouble?
    let code: String
    let employer: String
    let employerPath: String
    let state: String
    let look: String
    let facts: [Fact]
    let grades: [Grade]
    let changePath: String
    let removePath: String
    let version: String
    let mayWrite: Bool

    init(
        _ stored: StoredAgreement, _ employer: Employer?, on day: Day, _ rules: BargainingRules, mayWrite: Bool,
        _ messages: Messages, trouble: Trouble? = nil
    ) {
        let words = AgreementWords(messages: messages)
        let agreement = stored.agreement
        let standing = agreement.state(on: day, rules)
        self.trouble = trouble
        code = agreement.code
        self.employer = employer?.state(nearest: agreement.signedOn)?.name ?? ""
        employerPath = LocalPath("/employers/\(employer?.code ?? "")").text
        state = words.state(standing)
        look = words.look(standing)
        facts = [
            ("employer_party", agreement.employerParty), ("worker_party", agreement.workerParty),
            ("represented_by", messages.text("agreements.represented_by.\(agreement.representation.rawValue)")),
            ("signed_on", agreement.signedOn.printed), ("term", words.term(agreement)),
            ("workers_covered", agreement.workersCovered.map { Digits.grouped($0) }),
            ("talks_from", agreement.talksFrom?.printed), ("voided_on", agreement.voidedOn?.printed),
            ("amended_on", agreement.amendment?.on.printed), ("amendment", agreement.amendment?.text),
        ].compactMap { name, value in
            value.map { Fact(label: messages.text("agreements.\(name)"), value: $0) }
        }
        grades = stored.grades.reversed().map {
            Grade(day: $0.on.printed, grade: words.grade($0), evidence: $0.evidence ?? "–")
        }
        changePath = LocalPath("/collective-agreements/\(agreement.code)/change").text
        removePath = LocalPath("/collective-agreements/\(agreement.code)/remove").text
        version = String(stored.version)
        self.mayWrite = mayWrite
    }

    private init() {
        trouble = .sample
        code = "TU-1"
        employer = "Sao Mai"
        employerPath = "/employers/DN-1"
        state = "In force"
        look = "good"
        facts = [Fact(label: "Signed", value: "01/01/2019")]
        grades = [Grade(day: "01/01/2019", grade: "A", evidence: "Minutes")]
        changePath = "/collective-agreements/TU-1/change"
        removePath = "/collective-agreements/TU-1/remove"
        version = "1"
        mayWrite = true
    }

    static let sample = AgreementPage()
}
