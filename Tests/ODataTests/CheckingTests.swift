import OData
import Testing

@Suite struct `Check against the model` {
    private func check(_ query: String) throws {
        let cases = try #require(testModel.entityType("Case"))
        try QueryOptions.parse(query).check(on: cases, in: testModel)
    }

    @Test(arguments: [
        "$filter=Contact/Id eq f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f and Number ne null",
        "$filter=CreatedOn gt 2026-09-15T06:00:00Z or CreatedOn lt 2026-09-15",
        "$filter=Cost gt 2.5 and Rating le 5 and Cost eq Rating",
        "$filter=not IsClosed",
        "$filter=IsClosed eq true and contains(Contact/Name,'x') eq false",
        "$filter=Contact ne null",
        "$filter=Number in ('a','b',null)",
        "$filter=Contact/CaseCollectionByContact/any(c:c/Rating gt Rating and startswith(c/Number,'x'))",
        "$filter=length(substring(Number,1,2)) add 1 eq year(CreatedOn)",
        "$filter=round(Cost) mul 2 gt 1 and ceiling(17.55) eq 18",
        "$filter=CreatedOn sub duration'P1D' lt now()",
        "$filter=CreatedOn sub now() lt duration'P1D'",
        "$filter=Rating eq @p and @p",
        "$filter=Rating eq @p&@p=5",
        "$filter=$it/Number eq 'x' and Contact/CaseCollectionByContact/any(c:c/Id ne $it/Id)",
        "$filter=Contact/CaseCollectionByContact/$count gt 1",
        "$filter=Contact/CaseCollectionByContact/$filter(Number eq $it/Number)/$count gt 1",
        "$filter=cast(Rating,Edm.String) eq '1' or isof(Contact,'N.T') or isof(N.T)",
        "$filter=CreatedOn gt 2012-02-29 and CreatedOn lt 2000-02-29T00:00:00Z",
        "$select=*,Id,ContactId,Contact&$orderby=Contact/Name,length(Number) desc",
        "$expand=Contact($select=Name;$expand=CaseCollectionByContact($filter=IsClosed))",
    ])
    func `what fits passes`(query: String) throws {
        try check(query)
    }

    @Test(arguments: [
        (
            "$filter=Foo eq Bar",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$filter=Contact/Foo eq 1",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Contact'."
        ),
        (
            "$filter=Number/Foo eq 1",
            "Could not find a property named 'Foo' on type 'Edm.String'."
        ),
        (
            "$select=Id,Foo",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$orderby=foo",
            "Could not find a property named 'foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$expand=Foo",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$expand=Contact($select=Number)",
            "Could not find a property named 'Number' on type"
                + " 'Terrasoft.Configuration.OData.Contact'."
        ),
        (
            "$expand=ContactId",
            "Property 'ContactId' on type 'Terrasoft.Configuration.OData.Case' is not a navigation"
                + " property or complex property. Only navigation properties can be expanded."
        ),
        (
            "$filter=Id eq 'f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'."
        ),
        (
            "$filter=CreatedOn gt '2026-09-15T06:00:00Z'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'GreaterThan'."
        ),
        (
            "$filter=Rating eq 'x'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'."
        ),
        (
            "$filter=Number and IsClosed",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.String' and 'Edm.Boolean' for operator kind 'And'."
        ),
        (
            "$filter=Contact gt null",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Terrasoft.Configuration.OData.Contact' and '<null>' for operator kind"
                + " 'GreaterThan'."
        ),
        (
            "$filter=Number add 1 eq 2",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.String' and 'Edm.Int32' for operator kind 'Add'."
        ),
        (
            "$filter=not Number",
            "A unary operator with an incompatible type was detected. Found operand type"
                + " 'Edm.String' for operator kind 'Not'."
        ),
        (
            "$filter=Contact/CaseCollectionByContact eq null",
            "The operand for a binary operator 'Equal' is not a single value. Binary operators"
                + " require both operands to be single values."
        ),
        (
            "$filter=Contact/CaseCollectionByContact/Number eq 'x'",
            "The parent value for a property access of a property 'Number' is not a single value."
                + " Property access can only be applied to a single value."
        ),
        ("$filter=Number", "The $filter expression must evaluate to a single boolean value."),
        (
            "$orderby=Contact",
            "The $orderby expression must evaluate to a single value of primitive type."
        ),
        ("$filter=Contact/any()", "Any/All may only be used following a collection."),
        (
            "$filter=Contact/CaseCollectionByContact/any(c:c/Contact/CaseCollectionByContact"
                + "/any(c:true))",
            "The range variable 'c' has already been declared."
        ),
        (
            "$filter=Contact/CaseCollectionByContact/any(c:c/Number)",
            "The Any/All query expression must evaluate to a single boolean value."
        ),
        (
            "$filter=Rating eq @p&@p='x'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'."
        ),
        ("$filter=CreatedOn gt 2013-02-30", "Unrecognized literal '2013-02-30'."),
        ("$filter=CreatedOn gt 1900-02-29T00:00Z", "Unrecognized literal '1900-02-29T00:00Z'."),
        ("$filter=cast(Rating,2) eq 1", "Cast or IsOf Function must have a type in its arguments."),
        (
            "$filter=isof(a,b,Edm.String)",
            "Cast or IsOf Function must have a type in its arguments."
        ),
        (
            "$filter=Number in Contact",
            "The right operand of the 'in' operator must be a collection."
        ),
        ("$filter=Contact/$count gt 1", "$count may only be used following a collection."),
        (
            "$filter=Contact/Cases(1)/Number eq 'x'",
            "An unknown function with name 'Cases' was found. This may also be a function import"
                + " or a key lookup on a navigation property, which is not allowed."
        ),
        (
            "$filter=matchesPattern(Number,'x')",
            "An unknown function with name 'matchesPattern' was found. This may also be a function"
                + " import or a key lookup on a navigation property, which is not allowed."
        ),
        (
            "$filter=gobbledygook(Number)",
            "An unknown function with name 'gobbledygook' was found. This may also be a function"
                + " import or a key lookup on a navigation property, which is not allowed."
        ),
        (
            "$filter=contains(Number,1)",
            "No function signature for the function with name 'contains' matches the specified"
                + " arguments. The function signatures considered are:"
                + " contains(Edm.String Nullable=true, Edm.String Nullable=true)."
        ),
        (
            "$filter=Rating in ('x')",
            "An instance of InNode can only be created where the item types of the right operand"
                + " 'Edm.String' and the left operand 'Edm.Int32' can be compared."
        ),
    ])
    func `the first fault is refused as Creatio words it`(query: String, text: String) {
        #expect(throws: ODataError.invalidQuery(text)) { try check(query) }
    }
}
