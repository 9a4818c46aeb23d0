//! Builds a [`Capture`] event by event: the readers of the command line share it.

use super::{CLOSE, Capture, Element, TEXT, Unread, UnreadKind};
use std::collections::HashMap;

/// Collects events into a [`Capture`]; each distinct element is stored once.
#[derive(Default)]
pub struct Builder {
    capture: Capture,
    known: HashMap<Element, i32>,
}

impl Builder {
    /// A builder for the document at `url`.
    pub fn new(url: Option<&str>) -> Self {
        let capture = Capture { url: url.map(str::to_owned), ..Capture::default() };
        Self { capture, known: HashMap::new() }
    }

    /// Sets the document's title.
    pub fn title(&mut self, title: String) {
        self.capture.title = title;
    }

    /// Sets the language that the root element declares.
    pub fn language(&mut self, language: &str) {
        self.capture.language = Some(language.to_owned());
    }

    /// Opens an element.
    pub fn open(&mut self, element: Element) {
        let next = self.capture.elements.len() as i32;
        let position = *self.known.entry(element).or_insert_with_key(|element| {
            self.capture.elements.push(element.clone());
            next
        });
        self.capture.stream.push(position);
    }

    /// Opens an element of which only the tag matters.
    pub fn open_tag(&mut self, tag: &str) {
        self.open(Element { tag: tag.to_owned(), ..Element::default() });
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        self.capture.stream.push(CLOSE);
    }

    /// Adds a Text node.
    pub fn text(&mut self, data: &str) {
        self.capture.stream.push(TEXT);
        self.capture.texts.push(data.to_owned());
    }

    /// Notes one more thing that could not be read.
    pub fn unread(&mut self, what: UnreadKind) {
        match self.capture.unread.iter_mut().find(|u| u.what == what) {
            Some(entry) => entry.count += 1,
            None => self.capture.unread.push(Unread { what, count: 1 }),
        }
    }

    /// The finished capture.
    pub fn finish(self) -> Capture {
        self.capture
    }
}
