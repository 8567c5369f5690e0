import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `Late failures` {
    @Test func `an insert is reported as failed although the row was saved`() throws {
        let (statuses, subjects) = try Bench.run { settings in
            settings.insertsReportedAsFailed = ["Case": 1]
        } _: { bench in
            var statuses: [Int] = []
            for subject in ["first", "second"] {
                let response = try await bench.odata(
                    .post,
                    "Case",
                    ["Subject": .string(subject)]
                )
                statuses.append(response.status.code)
            }
            let rows = try await bench.instance.rows(of: "Case")
            return (statuses, rows.map { $0["Subject"]?.text })
        }
        #expect(statuses == [500, 201])
        #expect(subjects == ["first", "second"])
    }
}
