internal import Kernel
internal import Organisation
internal import Partners
internal import Storage
internal import Supervision

/// Difficulties of invented units and partners in the sample world, in every state.
struct SampleDifficulties: Sendable {
    let composition: Composition

    private static let province = "VN-01"
    private static let partners = ["DT-01", "DT-02", "DT-03", "DT-04"]
    private static let mostUnions = 12

    func make() async throws {
        try await composition.store.write { [composition] tx in
            let tree = try composition.organisation.tree.value(in: tx)
            let register = try composition.partners.register.value(in: tx)
            let pasts =
                SampleDifficulties.ofUnits(tree, today: tx.today)
                + SampleDifficulties.partners.flatMap { SampleDifficulties.of($0, register, today: tx.today) }
            for past in pasts.sorted(by: { $0.day < $1.day }) where past.day <= tx.today {
                try composition.supervision.record(past.difficulty, as: .commandLine, in: tx)
            }
        }
    }

    private typealias Past = (day: Day, difficulty: PastDifficulty)

    /// Of grassroots unions below the province, and of provinces.
    private static func ofUnits(_ tree: UnitTree, today: Day) -> [Past] {
        var unions: [UnionUnit] = []
        var open = tree.unit(code: province).map { [$0] } ?? []
        while let next = open.popLast(), unions.count < mostUnions {
            let below = tree.children(of: next.number, on: today)
            unions += below.filter { $0.kind == .grassrootsUnion }.prefix(3)
            open += below.filter { $0.kind != .grassrootsUnion }
        }
        let provinces =
            tree.root.map { root in
                tree.children(of: root.number, on: today).filter { $0.kind == .provincialFederation }.prefix(6)
            } ?? []
        return told(DifficultySentences.unions, raisers: unions.map(\.code), from: Day(number: 20_300))
            + told(DifficultySentences.provinces, raisers: provinces.map(\.code), from: Day(number: 20_340))
    }

    /// Of a partner about its own agreements and points.
    private static func of(_ code: String, _ register: PartnerRegister, today: Day) -> [Past] {
        guard let partner = register.partner(code: code) else { return [] }
        let family = register.branches(of: partner.number)
        let agreement = register.agreements.first { $0.partnerNumber == partner.number && $0.days.contains(today) }
        let points = register.points.filter { family.contains($0.partnerNumber) && $0.days.contains(today) }
        return DifficultySentences.partners.enumerated().map { index, sentence in
            let day = Day(number: 20_320) + (index * 41 + Int(partner.number) * 7)
            let point = index % 2 == 1 && !points.isEmpty ? points[index * 5 % points.count].code : nil
            return (
                day,
                sentence.past(
                    raiser: code, day: day, agreement: point == nil ? agreement?.code : nil, point: point,
                    end: index + Int(partner.number))
            )
        }
    }

    private static func told(_ sentences: [DifficultySentence], raisers: [String], from first: Day) -> [Past] {
        raisers.enumerated().map { index, raiser in
            let sentence = sentences[index % sentences.count]
            let day = first + index * 23
            return (day, sentence.past(raiser: raiser, day: day, end: index))
        }
    }
}

/// A difficulty in words, with the answer that it may get.
struct DifficultySentence: Sendable {
    let text: String
    let handling: String?
    let answer: String

    init(_ text: String, _ handling: String?, answer: String) {
        self.text = text
        self.handling = handling
        self.answer = answer
    }

    /// `end` decides how far it has come.
    func past(
        raiser: String, day: Day, agreement: String? = nil, point: String? = nil, end: Int
    ) -> PastDifficulty {
        let takenUp = PastDifficulty.Step("take_up", on: day + 3)
        let answered = PastDifficulty.Step("answer", answer, on: day + 9)
        let steps: [PastDifficulty.Step] =
            switch end % 5 {
            case 0: []
            case 1: [takenUp]
            case 2: [takenUp, answered]
            case 3: [answered, PastDifficulty.Step("settle", on: day + 15)]
            default:
                [
                    takenUp, answered,
                    PastDifficulty.Step("reopen", "Đã làm theo hướng dẫn nhưng vẫn chưa được.", on: day + 20),
                ]
            }
        return PastDifficulty(
            raiser: raiser, day: day, sentence: text, handling: handling, agreement: agreement, point: point,
            steps: steps)
    }
}

/// The words of the sample's difficulties.
private enum DifficultySentences {
    static let unions = [
        DifficultySentence(
            "Đoàn viên làm ca đêm không kịp đến điểm bán trước giờ đóng cửa.",
            "Đề nghị đối tác mở thêm một buổi tối mỗi tuần.",
            answer: "Đã trao đổi với đối tác, điểm bán gần khu công nghiệp mở đến 21 giờ thứ Ba và thứ Sáu."),
        DifficultySentence(
            "Nhiều đoàn viên chưa biết cách nhận ưu đãi, đến quầy bị từ chối vì không mang mã.",
            "Công đoàn cơ sở đã dán hướng dẫn tại nhà ăn.",
            answer: "Liên đoàn gửi kèm tờ rơi mẫu và cử cán bộ phổ biến trong tháng tới."),
        DifficultySentence(
            "Hàng thiết yếu thường hết sau ngày lĩnh lương.", nil,
            answer: "Đối tác cam kết tăng lượng hàng trong tuần đầu mỗi tháng."),
        DifficultySentence(
            "Danh sách đoàn viên gửi lên chưa kịp cập nhật người mới vào.", "Đề nghị cho cập nhật hằng tuần.",
            answer: "Từ nay công đoàn cơ sở tự nhập danh sách trong phần mềm, không phải chờ."),
    ]

    static let provinces = [
        DifficultySentence(
            "Ba huyện miền núi cũ chưa có điểm bán nào, đoàn viên phải đi hơn 40 km.",
            "Đề nghị tổ chức điểm bán lưu động theo quý.",
            answer: "Tổng Liên đoàn làm việc với đối tác về xe bán hàng lưu động trong quý tới."),
        DifficultySentence(
            "Sau khi sáp nhập tỉnh, thỏa thuận cũ ghi tên đơn vị không còn.", nil,
            answer: "Thỏa thuận tiếp tục có hiệu lực với đơn vị tiếp nhận; phụ lục đổi tên sẽ ký cùng đợt gia hạn."),
        DifficultySentence(
            "Mức giảm giá tại một số điểm bán thấp hơn mức đã niêm yết.", "Liên đoàn đã lập biên bản với hai điểm bán.",
            answer: "Đã yêu cầu đối tác hoàn phần chênh lệch và niêm yết lại biển giảm giá."),
    ]

    static let partners = [
        DifficultySentence(
            "Một số công đoàn cơ sở chưa cử đầu mối phối hợp nên chưa triển khai được.",
            "Đề nghị cung cấp danh sách đầu mối.",
            answer: "Danh bạ đầu mối đã cập nhật trên phần mềm, đề nghị đối tác liên hệ theo danh bạ."),
        DifficultySentence(
            "Mạng tại điểm bán chập chờn, quầy phải ghi giấy rồi nhập lại.", "Đã dùng mạng di động dự phòng.",
            answer: "Cho phép nhập bù trong ngày; công đoàn cơ sở nơi đặt điểm hỗ trợ đường truyền."),
        DifficultySentence(
            "Đoàn viên mang thẻ cũ của đơn vị đã sáp nhập, thu ngân không chắc có được giảm giá không.", nil,
            answer: "Thẻ cũ vẫn dùng được; phần mềm tự chuyển sang đơn vị tiếp nhận."),
        DifficultySentence(
            "Nhu cầu gạo và dầu ăn vượt lượng hàng dành cho chương trình vào cuối tháng.",
            "Đề nghị các đơn vị đăng ký trước.",
            answer: "Các liên đoàn gửi số đăng ký trước ngày 20 hằng tháng."),
        DifficultySentence(
            "Biển niêm yết mức giảm giá bị hỏng sau mưa bão.", "Đang in lại, dự kiến treo trong tuần.",
            answer: "Đã kiểm tra, biển mới đạt yêu cầu."),
    ]
}
