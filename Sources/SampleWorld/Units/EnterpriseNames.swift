/// Names of invented enterprises, each given once.
struct EnterpriseNames {
    private let industries: [String]
    private let invented: [String]
    /// The invented words in the order in which each industry uses them up.
    private var orders: [String: [String]] = [:]
    private var used: [String: Int] = [:]

    /// Words that partners bear already are left to them.
    init(_ words: Words, sparing names: [String]) {
        industries = words.list("industry").values
        invented = words.list("invented").values.filter { word in !names.contains { $0.hasSuffix(word) } }
    }

    /// An enterprise of one of the industries, of any when there is none.
    mutating func enterprise(of choice: [String]?, _ randomness: inout Randomness) -> String {
        let industry = randomness.element(of: choice ?? industries)
        let name = "\(industry) \(word(for: industry, &randomness))"
        switch randomness.below(100) {
        case 0..<46: return "Công ty TNHH \(name)"
        case 46..<60: return "Công ty TNHH MTV \(name)"
        case 60..<92: return "Công ty Cổ phần \(name)"
        case 92..<96 where EnterpriseNames.cooperative.contains(industry): return "Hợp tác xã \(name)"
        default: return "Doanh nghiệp tư nhân \(name)"
        }
    }

    mutating func hospital(_ randomness: inout Randomness) -> String {
        "Bệnh viện Đa khoa \(word(for: "", &randomness))"
    }

    /// An invented word that the industry has not used; with a number once all are used.
    private mutating func word(for industry: String, _ randomness: inout Randomness) -> String {
        let order = orders[industry] ?? randomness.shuffled(invented)
        orders[industry] = order
        let count = used[industry, default: 0]
        used[industry] = count + 1
        let (round, place) = count.quotientAndRemainder(dividingBy: order.count)
        return round == 0 ? order[place] : "\(order[place]) \(round + 1)"
    }

    private static let cooperative = ["Nông sản", "Thủy sản", "Thực phẩm", "Vận tải", "Gốm sứ", "Gỗ nội thất"]
}
