"""odatapy from PyPI, unmodified: a client of OData 4.01 with OAuth, batches and a typed model."""

import datetime
import unittest
import uuid

from odatapy.client.auth import OAuth2ClientCredentialsAuth
from odatapy.client.client import EdmEnabledODataClient
from odatapy.client.responses import ODataClientError
from odatapy.client.transport import HttpxTransport

from served import Served


def value(entity, name):
    return next(item.value for item in entity.properties if item.name == name)


class ODataPy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0").__enter__()
        login = OAuth2ClientCredentialsAuth(
            cls.creatio.tokenURL, cls.creatio.clientId, cls.creatio.clientSecret
        )
        cls.transport = HttpxTransport(auth=login)
        cls.client = EdmEnabledODataClient(cls.creatio.odata, cls.transport)

    @classmethod
    def tearDownClass(cls):
        cls.transport.close()
        cls.creatio.stop()

    def contact(self, name):
        return self.client.create_entity(self.client.entity_set_uri("Contact"), {"Name": name})

    def test_it_reads_the_model_and_the_sets(self):
        document = self.client.get_service_document()
        self.assertIn("Case", [entry.name for entry in document.entries])
        self.assertIsNotNone(self.client.entity_set_type("Case"))

    def test_values_have_the_types_of_the_model(self):
        made = self.contact("Typed")
        self.assertIsInstance(value(made, "Id"), uuid.UUID)
        self.assertIsInstance(value(made, "CreatedOn"), datetime.datetime)
        self.assertIs(value(made, "Confirmed"), True)

    def test_it_queries(self):
        self.contact("Query One")
        self.contact("Query Two")
        address = self.client.entity_set_uri("Contact").filter("startswith(Name,'Query')")
        address = address.select("Id", "Name").expand("Owner").orderby("Name desc")
        page = self.client.get_entity_set(address.top(1).count())
        self.assertEqual(page.count, 2)
        self.assertEqual([value(row, "Name") for row in page.entities], ["Query Two"])

    def test_it_follows_paths(self):
        key = value(self.contact("Path"), "Id")

        def one():
            return self.client.entity_uri("Contact", key)

        name = one().append_property_segment("Name")
        self.assertEqual(self.client.get_property_value(name), "Path")
        raw = self.client.get_value(name.append_value_segment())
        self.assertEqual(raw.content, b"Path")
        owner = self.client.get_entity(one().append_navigation_segment("Owner"))
        self.assertEqual(value(owner, "Name"), "Supervisor")
        cases = one().append_navigation_segment("CaseCollectionByContact")
        self.assertEqual(self.client.get_entity_set(cases).entities, [])

    def test_it_updates_and_deletes(self):
        key = value(self.contact("Before"), "Id")
        address = self.client.entity_uri("Contact", key)
        result = self.client.update_entity(address, {"Name": "After"})
        self.assertEqual(result.status_code, 204)
        self.assertEqual(value(self.client.get_entity(address), "Name"), "After")
        self.assertEqual(self.client.delete_entity(address).status_code, 204)
        with self.assertRaises(ODataClientError):
            self.client.get_entity(address)

    def test_it_sends_batches_in_both_forms(self):
        for form in ["multipart", "json"]:
            with self.subTest(form):
                batch = self.client.batch(format=form)
                batch.add_changeset().create("Contact", {"Name": "Batch " + form})
                batch.add_retrieve(self.client.entity_set_uri("Contact").top(1).select("Id"))
                answer = self.client.execute_batch(batch)
                answer.raise_for_status()
                made = answer.by_content_id("1")
                self.assertEqual(made.status_code, 201)
                self.assertEqual(value(made.entity(), "Name"), "Batch " + form)

    def test_a_failed_change_set_changes_nothing(self):
        batch = self.client.batch()
        changes = batch.add_changeset()
        changes.create("Contact", {"Name": "Rolled back"})
        changes.create("Contact", {"Nope": "x"})
        self.assertEqual([part.status_code for part in self.client.execute_batch(batch).errors], [400])
        rows = self.client.entity_set_uri("Contact").filter("Name eq 'Rolled back'")
        self.assertEqual(self.client.get_entity_set(rows).entities, [])
