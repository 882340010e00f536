internal import Imports

/// The columns of `sales`, which are also the keys of `POST /api/v1/sales`.
enum SaleColumns {
    static let id = ImportColumn(0, "id", captions: ["Mã giao dịch", "Mã bán hàng"], isRequired: true)
    static let soldAt = ImportColumn(1, "sold_at", captions: ["Thời điểm bán"])
    static let pointCode = ImportColumn(2, "point_code", captions: ["Mã điểm bán"])
    static let memberNo = ImportColumn(3, "member_no", captions: ["Số đoàn viên", "Mã đoàn viên"])
    static let productCode = ImportColumn(4, "product_code", captions: ["Mã sản phẩm", "Mã sản phẩm, dịch vụ"])
    static let quantity = ImportColumn(5, "quantity", captions: ["Số lượng"])
    static let listAmount = ImportColumn(6, "list_amount", captions: ["Tiền theo giá niêm yết"])
    static let paidAmount = ImportColumn(7, "paid_amount", captions: ["Tiền đã trả", "Số tiền thanh toán"])
    static let reversesID = ImportColumn(8, "reverses_id", captions: ["Hủy giao dịch", "Mã giao dịch bị hủy"])
    static let invoiceNo = ImportColumn(9, "invoice_no", captions: ["Số hóa đơn"])
    static let device = ImportColumn(10, "device", captions: ["Thiết bị"])
    static let all = [
        id, soldAt, pointCode, memberNo, productCode, quantity, listAmount, paidAmount, reversesID, invoiceNo, device,
    ]
}
