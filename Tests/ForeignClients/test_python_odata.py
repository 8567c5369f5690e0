"""python-odata from PyPI, unmodified, as a client that knows OData and not Creatio."""

import unittest

from odata import ODataService
from odata.exceptions import ODataError

import sessions
from served import Served


class PythonOData(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0").__enter__()
        cls.service = ODataService(
            cls.creatio.odata,
            session=sessions.with_token(cls.creatio),
            reflect_entities=True,
            quiet_progress=True,
        )
        cls.contacts = cls.service.entities["Contact"]
        cls.accounts = cls.service.entities["Account"]
        cls.cases = cls.service.entities["Case"]

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()

    def contact(self, name, **values):
        contact = self.contacts()
        contact.Name = name
        for key, value in values.items():
            setattr(contact, key, value)
        self.service.save(contact)
        return contact

    def test_it_reads_the_metadata(self):
        self.assertGreater(len(self.service.entities), 10)
        self.assertTrue(self.contacts.Id.primary_key)
        self.assertEqual(type(self.contacts.CreatedOn).__name__, "DatetimeProperty")
        self.assertEqual(self.contacts.Account.entitycls.__name__, "Account")
        self.assertTrue(self.accounts.ContactCollectionByAccount.is_collection)

    def test_it_creates_and_reads_back(self):
        contact = self.contact("Ada Lovelace", Email="ada@example.com")
        self.assertRegex(contact.Id, "^[0-9a-f-]{36}$")
        found = self.service.query(self.contacts).get(contact.Id)
        self.assertEqual((found.Name, found.Email), ("Ada Lovelace", "ada@example.com"))

    def test_it_queries(self):
        for name in ["Query One", "Query Two", "Query O'Three"]:
            self.contact(name)
        query = self.service.query(self.contacts)
        chosen = query.filter(self.contacts.Name.startswith("Query"))
        names = [row.Name for row in chosen.order_by(self.contacts.Name.desc()).all()]
        self.assertEqual(names, ["Query Two", "Query One", "Query O'Three"])
        self.assertEqual(query.filter(self.contacts.Name == "Query O'Three").count(), 1)
        page = chosen.order_by(self.contacts.Name.asc()).limit(1).offset(1).all()
        self.assertEqual([row.Name for row in page], ["Query One"])
        rows = chosen.select(self.contacts.Name).all()
        self.assertEqual({frozenset(row) for row in rows}, {frozenset({"Name"})})

    def test_it_filters_through_a_lookup(self):
        account = self.accounts()
        account.Name = "Analytical Engines"
        self.service.save(account)
        self.contact("Charles Babbage", AccountId=account.Id)
        query = self.service.query(self.contacts)
        found = query.filter(self.contacts.Account.Name == "Analytical Engines").all()
        self.assertEqual([row.Name for row in found], ["Charles Babbage"])

    def test_it_expands(self):
        account = self.accounts()
        account.Name = "Expanding"
        self.service.save(account)
        self.contact("Inside", AccountId=account.Id)
        query = self.service.query(self.contacts).expand(self.contacts.Account)
        inside = query.filter(self.contacts.Name == "Inside").one()
        self.assertEqual(inside.Account.Name, "Expanding")
        people = self.accounts.ContactCollectionByAccount
        query = self.service.query(self.accounts).expand(people)
        whole = query.filter(self.accounts.Name == "Expanding").one()
        self.assertEqual([row.Name for row in whole.ContactCollectionByAccount], ["Inside"])

    def test_it_updates_what_was_changed(self):
        contact = self.contact("Before", JobTitle="Kept")
        contact.Name = "After"
        self.service.save(contact)
        found = self.service.query(self.contacts).get(contact.Id)
        self.assertEqual((found.Name, found.JobTitle), ("After", "Kept"))

    def test_it_deletes(self):
        contact = self.contact("Nobody")
        self.service.delete(contact)
        query = self.service.query(self.contacts)
        self.assertEqual(query.filter(self.contacts.Id == contact.Id).count(), 0)

    def test_it_is_told_what_is_wrong(self):
        query = self.service.query(self.contacts)
        with self.assertRaises(ODataError) as caught:
            query.raw({"$filter": "Nothing eq 1"})
        self.assertIn("Could not find a property named 'Nothing'", caught.exception.message)
        with self.assertRaises(ODataError) as caught:
            query.raw({"$filter": f"AccountId eq {self.contact('X').Id}"})
        self.assertEqual(caught.exception.status_code, "HTTP 500")
