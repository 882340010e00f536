internal import Documents
internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// The sales behind a figure as CSV, under the column names of the file `sales` and a few more.
enum SalesFile {
    /// A longer list is cut and says so in its last record.
    static let mostRows = 100_000

    static func cutSentence(_ messages: Messages, mostRows: Int = SalesFile.mostRows) -> String {
        messages.text("sales.cut", ["most": Digits.grouped(Int64(mostRows))])
    }

    /// `look` was taken with one row more than the file can hold.
    static func bytes(_ look: SalesLook, _ messages: Messages, mostRows: Int = SalesFile.mostRows) -> [UInt8] {
        var writer = CSVWriter(options: .download)
        let own = ["id", "sold_at", "point_code", "product_code", "product_name", "quantity"]
        let sums = ["list_amount", "paid_amount", "discount_amount", "unit_code", "unit_name"]
        writer.record(own + sums + (look.showsMembers ? ["member_no"] : []))
        for sale in look.sales.prefix(mostRows) { write(sale, look, &writer) }
        if look.sales.count > mostRows { writer.record([cutSentence(messages, mostRows: mostRows)]) }
        return writer.takeBytes()
    }

    static func name(_ look: SalesLook) -> String {
        "sales-\(look.scope.code)-\(look.request.period ?? "").csv"
    }

    private static func write(_ sale: SaleQueries.ListedSale, _ look: SalesLook, _ writer: inout CSVWriter) {
        let unit = look.unit(of: sale)
        writer.text(sale.id)
        writer.text(sale.soldAt.iso8601)
        writer.text(look.register.point(sale.point)?.code ?? "")
        writer.text(look.register.product(sale.product)?.code ?? "")
        writer.text(look.productName(of: sale))
        writer.integer(sale.quantity)
        for amount in [sale.listAmount, sale.paidAmount, sale.discountAmount] { writer.integer(amount.amount) }
        writer.text(unit?.code ?? "")
        writer.text(unit?.name ?? "")
        if look.showsMembers { writer.text(look.memberNumbers[sale.member] ?? "") }
        writer.endRecord()
    }
}
