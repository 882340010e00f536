import Testing
@testable import Organisation
